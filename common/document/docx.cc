#include "common/document/docx.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "common/document/docx_numbering.h"
#include "common/document/docx_styles.h"
#include "common/document/docx_tables.h"
#include "common/document/raised.h"
#include "common/document/text_writer.h"
#include "common/document/xml.h"
#include "common/text/utf8.h"

namespace gongbao::document {
namespace {

constexpr std::string_view kMediaType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

// What an element means to the text. Whatever is not named here is walked through: w:ins, w:sdt,
// w:hyperlink, w:smartTag, w:fldSimple and the like only wrap what they hold.
enum class Meaning : uint8_t {
  kNone,
  kSkipped,  // nothing below it is text
  kGone,     // its text is not shown, but its paragraphs count
  kParagraph,
  kRun,
  kText,
  kBlank,
  kLineEnd,
  kHyphen,
  kSymbol,
  kDivision,
  kField,
  kTable,
  kRow,
  kCell,
  kBox,
  kNoteReference,
  kNote,
};

struct Element {
  std::string_view name;
  Meaning meaning;
};

constexpr std::array<Element, 38> kElements = {{
    {"Choice", Meaning::kNone},  // see IsSecondChoice
    {"Fallback", Meaning::kNone},
    {"br", Meaning::kLineEnd},
    {"cr", Meaning::kLineEnd},
    {"del", Meaning::kGone},
    {"delInstrText", Meaning::kSkipped},
    {"delText", Meaning::kSkipped},
    {"den", Meaning::kDivision},
    {"endnote", Meaning::kNote},
    {"endnoteReference", Meaning::kNoteReference},
    {"ffData", Meaning::kSkipped},
    {"fldChar", Meaning::kField},
    {"footnote", Meaning::kNote},
    {"footnoteReference", Meaning::kNoteReference},
    {"instrText", Meaning::kSkipped},
    {"moveFrom", Meaning::kGone},
    {"noBreakHyphen", Meaning::kHyphen},
    {"p", Meaning::kParagraph},
    {"pPr", Meaning::kSkipped},
    {"ptab", Meaning::kBlank},
    {"r", Meaning::kRun},
    {"rPr", Meaning::kSkipped},
    {"rt", Meaning::kSkipped},  // how ruby text is spoken
    {"sdtPr", Meaning::kSkipped},
    {"sectPr", Meaning::kSkipped},
    {"sym", Meaning::kSymbol},
    {"t", Meaning::kText},
    {"tab", Meaning::kBlank},
    {"tbl", Meaning::kTable},
    {"tblGrid", Meaning::kSkipped},
    {"tblPr", Meaning::kSkipped},
    {"tblPrEx", Meaning::kSkipped},
    {"tc", Meaning::kCell},
    {"tcPr", Meaning::kSkipped},
    {"tr", Meaning::kRow},
    {"trPr", Meaning::kSkipped},
    {"txBody", Meaning::kSkipped},  // of a drawing that is no text box
    {"txbxContent", Meaning::kBox},
}};
static_assert(std::ranges::is_sorted(kElements, {}, &Element::name));

// One drawing in several forms, the best first: only that is read.
bool IsSecondChoice(std::string_view name, const pugi::xml_node& node) {
  return (name == "Choice" || name == "Fallback") && node.previous_sibling();
}

Meaning MeaningOf(const pugi::xml_node& node) {
  const std::string_view name = LocalName(node);
  const auto* const known = std::ranges::lower_bound(kElements, name, {}, &Element::name);
  if (known == kElements.end() || known->name != name) return Meaning::kNone;
  return IsSecondChoice(name, node) ? Meaning::kGone : known->meaning;
}

// A sign of a symbol font as the character that it shows. Fonts of symbols keep theirs at U+F000.
std::string SymbolText(const pugi::xml_node& node) {
  struct Sign {
    char32_t symbol;  // in Symbol
    char32_t wingdings;
    char32_t shown;
  };
  constexpr std::array<Sign, 16> kSigns = {{{0xB0, 0, U'°'},
                                            {0xB1, 0, U'±'},
                                            {0xB4, 0, U'×'},
                                            {0xA3, 0, U'≤'},
                                            {0xB3, 0, U'≥'},
                                            {0xB7, 0x6C, U'●'},
                                            {0xB8, 0, U'÷'},
                                            {0xBB, 0, U'≈'},
                                            {0x6D, 0, U'μ'},
                                            {0xE0, 0xE0, U'→'},
                                            {0, 0x6E, U'■'},
                                            {0, 0x75, U'◆'},
                                            {0, 0xA8, U'□'},
                                            {0, 0xFC, U'✓'},
                                            {0, 0x52, U'☑'},
                                            {0, 0xFE, U'☑'}}};
  const std::string_view font = Attribute(node, "font");
  char32_t code = 0;
  for (const char c : Attribute(node, "char").substr(0, 4)) {
    const std::string_view digits = "0123456789ABCDEF";
    const size_t digit = digits.find(c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c);
    if (digit == std::string_view::npos) return "";
    code = code * 16 + static_cast<char32_t>(digit);
  }
  if (code >= 0xF000 && code <= 0xF0FF) code -= 0xF000;
  if (code < ' ') return "";
  const bool wingdings = font.starts_with("Wingdings");
  if (font == "Symbol" || wingdings) {
    const auto* const sign =
        std::ranges::find(kSigns, code, wingdings ? &Sign::wingdings : &Sign::symbol);
    if (sign == kSigns.end()) return "";
    code = sign->shown;
  }
  std::string shown;
  if (code < 0xD800 || code >= 0xE000) text::AppendUtf8(code, shown);
  return shown;
}

// What an element without elements of its own stands for; nothing for any other.
std::optional<std::string> WordsOf(const pugi::xml_node& node, Meaning meaning) {
  switch (meaning) {
    case Meaning::kText: {
      std::string words;
      AppendText(node, Attribute(node, "space") != "preserve", words);
      std::ranges::replace(words, '\n', ' ');
      return words;
    }
    case Meaning::kBlank:
      return " ";
    case Meaning::kLineEnd:
      return "\n";
    case Meaning::kHyphen:
      return "-";
    case Meaning::kSymbol:
      return SymbolText(node);
    default:
      return std::nullopt;
  }
}

// The notes of one kind that the text refers to.
using NoteIds = std::set<int, std::less<>>;

// What the parts of a document share.
struct Context {
  const DocxStyles& styles;
  DocxNumbering& numbering;
  NoteIds footnotes;
  NoteIds endnotes;
};

// Reads one part. The stack of flows is the nesting of the text: the part's own, then the cells and
// text boxes that are open.
class PartReader {
 public:
  // `notes`: the notes to read of a part of notes; null for the main part.
  PartReader(std::string_view part, Context& context, const NoteIds* notes)
      : part_(part), context_(context), notes_(notes), flows_(1) {}

  std::vector<DocxBlock> Read(const pugi::xml_document& xml) {
    WalkElements(
        xml, [&](const pugi::xml_node& node) { return Enter(node); },
        [&](const pugi::xml_node& node) { Leave(node); });
    FlushParagraph();
    return std::move(flows_.front().blocks);
  }

 private:
  struct Flow {
    std::vector<DocxBlock> blocks;
    std::vector<DocxBlock> boxes;  // of the open paragraph, to follow it
    std::string text;              // of the open paragraph
    std::string label;             // its automatic number
    int32_t paragraph = 0;         // its number; 0: none is open
    bool is_cell = false;
    bool mark_shown = true;    // false: the next paragraph goes on in the same line
    bool hidden = false;       // the open run
    bool raised = false;       // the open run stands raised
    bool style_hides = false;  // the open paragraph's style
    std::vector<bool> fields;  // open ones: whether their code, not yet their result, is read
    int64_t codes = 0;         // of them, those whose code is read
  };

  Flow& flow() { return flows_.back(); }

  bool Enter(const pugi::xml_node& node);
  void Leave(const pugi::xml_node& node);
  bool EnterShown(const pugi::xml_node& node, Meaning meaning);
  void BeginParagraph(const pugi::xml_node& node);
  void FlushParagraph();
  std::string LabelOf(const pugi::xml_node& properties, std::string_view style);
  bool IsHidden(const pugi::xml_node& run);
  static bool IsRaised(const pugi::xml_node& run);
  void Field(std::string_view type);
  void Add(std::string_view words);
  void EndCell(const pugi::xml_node& node);
  void EndBox();
  void EndTable();

  const std::string part_;
  Context& context_;
  const NoteIds* const notes_;
  std::vector<Flow> flows_;
  std::vector<DocxTable> tables_;  // open ones
  int32_t paragraphs_ = 0;
  int64_t gone_ = 0;  // open elements in or below one whose text is not shown
};

bool PartReader::Enter(const pugi::xml_node& node) {
  Meaning meaning = MeaningOf(node);
  if (meaning == Meaning::kParagraph) ++paragraphs_;
  if (meaning == Meaning::kRow) {
    const pugi::xml_node row = Child(node, "trPr");
    if (Child(row, "del") || DocxSwitch(row, "hidden").value_or(false)) meaning = Meaning::kGone;
  }
  if (meaning == Meaning::kCell && Child(Child(node, "tcPr"), "cellDel")) meaning = Meaning::kGone;
  if (meaning == Meaning::kNote) {
    const bool wanted = notes_ != nullptr && notes_->contains(IntAttribute(node, "id", -1));
    meaning = wanted ? Meaning::kNone : Meaning::kGone;
  }
  if (meaning == Meaning::kSkipped) return false;
  if (gone_ > 0 || meaning == Meaning::kGone) {
    ++gone_;
    return true;
  }
  return EnterShown(node, meaning);
}

bool PartReader::EnterShown(const pugi::xml_node& node, Meaning meaning) {
  if (const std::optional<std::string> words = WordsOf(node, meaning)) {
    Add(*words);
    return false;
  }
  switch (meaning) {
    case Meaning::kParagraph:
      BeginParagraph(node);
      return true;
    case Meaning::kRun:
      flow().hidden = IsHidden(node);
      flow().raised = IsRaised(node);
      return true;
    case Meaning::kDivision:
      Add("/");
      return true;
    case Meaning::kField:
      Field(Attribute(node, "fldCharType"));
      return false;
    case Meaning::kNoteReference: {
      NoteIds& ids =
          LocalName(node) == "footnoteReference" ? context_.footnotes : context_.endnotes;
      if (!flow().hidden) ids.insert(IntAttribute(node, "id", -1));
      return false;
    }
    case Meaning::kTable:
      FlushParagraph();
      tables_.emplace_back();
      return true;
    case Meaning::kRow:
      if (!tables_.empty()) tables_.back().BeginRow(node);
      return true;
    case Meaning::kCell:
    case Meaning::kBox:
      flows_.emplace_back();
      flow().is_cell = meaning == Meaning::kCell;
      return true;
    default:
      return true;
  }
}

void PartReader::Leave(const pugi::xml_node& node) {
  if (gone_ > 0) {
    --gone_;
    return;
  }
  switch (MeaningOf(node)) {
    case Meaning::kParagraph:
      // A field that is never closed must not swallow the rest of the document.
      flow().fields.clear();
      flow().codes = 0;
      if (flow().mark_shown) FlushParagraph();
      break;
    case Meaning::kRun:
      flow().hidden = flow().style_hides;
      flow().raised = false;
      break;
    case Meaning::kCell:
      EndCell(node);
      break;
    case Meaning::kBox:
      EndBox();
      break;
    case Meaning::kTable:
      EndTable();
      break;
    default:
      break;
  }
}

void PartReader::BeginParagraph(const pugi::xml_node& node) {
  const pugi::xml_node properties = Child(node, "pPr");
  const pugi::xml_node mark = Child(properties, "rPr");
  const std::string_view style = Attribute(Child(properties, "pStyle"), "val");
  Flow& open = flow();
  open.style_hides = context_.styles.Hidden(style).value_or(false);
  open.hidden = open.style_hides;
  open.mark_shown = !Child(mark, "del") && !Child(mark, "moveFrom") &&
                    !DocxSwitch(mark, "vanish").value_or(open.style_hides);
  if (!open.text.empty()) return;  // it goes on with the one before
  open.paragraph = paragraphs_;
  if (open.mark_shown) open.label = LabelOf(properties, style);
}

std::string PartReader::LabelOf(const pugi::xml_node& properties, std::string_view style) {
  DocxListPlace place = ReadListPlace(properties);
  if (!place.num_id) {
    const DocxListPlace of_style = context_.styles.ListPlace(style);
    if (!of_style.num_id) return "";
    place.num_id = of_style.num_id;
    if (!place.level) place.level = of_style.level;
    if (!place.level) {
      place.level = context_.numbering.LevelOfStyle(*place.num_id, of_style.style);
    }
  }
  return context_.numbering.Next(*place.num_id, place.level.value_or(0));
}

void PartReader::FlushParagraph() {
  Flow& open = flow();
  if (open.paragraph > 0) {
    // Of an empty paragraph the number is shown only in a cell: there it may be all that it says.
    std::string text(TrimBlanks(open.text));
    if (!text.empty() || open.is_cell) text.insert(0, open.label);
    open.blocks.push_back({.text = std::string(TrimBlanks(text)),
                           .path = part_ + "#p" + std::to_string(open.paragraph),
                           .cells = {}});
  }
  std::ranges::move(open.boxes, std::back_inserter(open.blocks));
  open.boxes.clear();
  open.text.clear();
  open.label.clear();
  open.paragraph = 0;
}

bool PartReader::IsHidden(const pugi::xml_node& run) {
  const pugi::xml_node properties = Child(run, "rPr");
  // What is struck through is withdrawn, as what a tracked change deletes.
  const std::string_view style = Attribute(Child(properties, "rStyle"), "val");
  const std::optional<bool> struck = DocxStruck(properties);
  if (struck ? *struck : context_.styles.Struck(style)) return true;
  if (const auto own = DocxSwitch(properties, "vanish")) return *own;
  return context_.styles.Hidden(style).value_or(flow().style_hides);
}

bool PartReader::IsRaised(const pugi::xml_node& run) {
  return Attribute(Child(Child(run, "rPr"), "vertAlign"), "val") == "superscript";
}

void PartReader::Field(std::string_view type) {
  Flow& open = flow();
  if (type == "begin") {
    open.fields.push_back(true);
    ++open.codes;
  } else if (!open.fields.empty()) {
    open.codes -= open.fields.back() ? 1 : 0;
    open.fields.back() = false;
    if (type == "end") open.fields.pop_back();
  }
}

void PartReader::Add(std::string_view words) {
  Flow& open = flow();
  if (open.paragraph == 0 || open.hidden || open.codes > 0) return;
  const std::u32string raised = open.raised ? Raised(words) : std::u32string();
  for (const char32_t c : raised) text::AppendUtf8(c, open.text);
  if (raised.empty()) open.text += words;
}

void PartReader::EndCell(const pugi::xml_node& node) {
  FlushParagraph();
  std::vector<DocxBlock> blocks = std::move(flow().blocks);
  flows_.pop_back();
  if (!tables_.empty()) tables_.back().AddCell(node, std::move(blocks));
}

void PartReader::EndBox() {
  FlushParagraph();
  std::vector<DocxBlock> blocks = std::move(flow().blocks);
  flows_.pop_back();
  std::ranges::move(blocks, std::back_inserter(flow().boxes));
}

void PartReader::EndTable() {
  std::vector<DocxBlock> blocks = std::move(tables_.back()).Finish();
  tables_.pop_back();
  std::ranges::move(blocks, std::back_inserter(flow().blocks));
}

void Write(const std::vector<DocxBlock>& blocks, TextWriter& writer) {
  for (const DocxBlock& block : blocks) {
    if (block.cells.empty()) {
      writer.AddLines(block.text, block.path);
    } else {
      writer.AddTable(block.cells);
    }
  }
}

}  // namespace

Result<DecodedDocument> ReadDocx(Package& package, const std::string& main_part) {
  GONGBAO_ASSIGN_OR_RETURN(const auto relationships, package.Relationships(main_part));
  GONGBAO_ASSIGN_OR_RETURN(const auto styles_xml, package.ReadRelated(relationships, "styles"));
  GONGBAO_ASSIGN_OR_RETURN(const auto numbering_xml,
                           package.ReadRelated(relationships, "numbering"));
  const DocxStyles styles(styles_xml);
  DocxNumbering numbering(numbering_xml);
  Context context{.styles = styles, .numbering = numbering, .footnotes = {}, .endnotes = {}};

  DecodedDocument document;
  document.media_type = kMediaType;
  TextWriter writer(document);
  GONGBAO_ASSIGN_OR_RETURN(const auto main_xml, package.ReadXml(main_part));
  Write(PartReader(main_part, context, nullptr).Read(main_xml), writer);
  for (const std::string_view type : {"footnotes", "endnotes"}) {
    const NoteIds notes = type == "footnotes" ? context.footnotes : context.endnotes;
    if (notes.empty()) continue;
    GONGBAO_ASSIGN_OR_RETURN(const auto xml, package.ReadRelated(relationships, type));
    Write(PartReader(TargetOfType(relationships, type), context, &notes).Read(xml), writer);
  }
  GONGBAO_RETURN_IF_ERROR(writer.status());
  GONGBAO_RETURN_IF_ERROR(package.ReadProperties(document));
  document.replaced = package.replaced();
  if (document.text.empty()) {
    return InvalidArgumentError(
        "the Word document holds no text: if its pages are pictures, send a version with text");
  }
  return document;
}

}  // namespace gongbao::document
