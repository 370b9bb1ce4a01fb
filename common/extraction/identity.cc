#include "common/extraction/identity.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/extraction/characters.h"
#include "common/extraction/heads.h"
#include "common/extraction/hosts.h"
#include "common/extraction/place_tally.h"
#include "common/extraction/regions.h"
#include "common/text/simplified.h"
#include "common/text/utf8.h"

namespace gongbao::extraction {
namespace {

using knowledge::Knowledge;
using knowledge::RegionKind;

// In how many characters an article tells whose it is.
constexpr int32_t kHeadChars = 1500;
// And in how many at its end.
constexpr int32_t kTailChars = 500;
constexpr size_t kHanBytes = 3;

// The last words of the name of an organ.
constexpr std::u16string_view kOrgans[] = {
    u"人民政府", u"政府",   u"国务院", u"委员会", u"管委会", u"发改委", u"办公室", u"局",
    u"厅",       u"行署",   u"调查队", u"研究室", u"中心",   u"国资委", u"经信委", u"办公厅",
    u"党工委",   u"住建委", u"科委",   u"农委",   u"商务委", u"卫健委", u"府办",   u"新闻办"};
// The last words of the name of a zone.
constexpr std::u16string_view kZones[] = {u"新区",   u"开发区", u"高新区", u"经开区",
                                          u"园区",   u"试验区", u"示范区", u"保税区",
                                          u"合作区", u"度假区", u"产业园", u"工业园"};
// Words for a kind of place; none is the name of one.
constexpr std::u16string_view kNoNames[] = {u"自治区", u"自治州", u"自治县", u"地区", u"新区",
                                            u"开发区", u"全省",   u"全市",   u"全县", u"全区"};

class IdentityReader {
 public:
  IdentityReader(const Knowledge& knowledge, const SourceText& text, const Hints& hints,
                 ArticleOutline* outline, Article* article, Strings* strings)
      : knowledge_(knowledge),
        text_(text),
        hints_(hints),
        outline_(*outline),
        article_(*article),
        strings_(*strings),
        publishers_(hints.url.empty() ? std::vector<knowledge::Region>()
                                      : RegionsOfHost(knowledge, hints.url)),
        owners_(publishers_.empty() ? RegionsOfSite(knowledge, hints.site) : publishers_),
        head_end_(std::min(outline->end, outline->begin + kHeadChars)) {}

  void Read() {
    SetTitle();
    SetKindAndYears();
    const bool national = IsNational();
    if (national) {
      SetRegion({}, {}, RegionSource::kSpeaker, {}, 95);
    } else {
      ReadRegion();
    }
    ReadIssuer();
    if (article_.region.empty() && !national && !hints_.issuer.empty()) TakeIssuersRegion();
    if (article_.region.empty() && !national) {
      TakePublishersRegion();
    } else {
      CompareWithPublisher();
    }
    article_.level = national ? Level::kNational : LevelOf();
    SetDate();
  }

 private:
  // The words of [begin, end) without blanks and line ends.
  std::string_view Joined(Range words) const {
    std::string joined;
    for (int32_t at = words.begin; at < words.end; ++at) {
      if (!IsBlank(text_[at]) && !IsLineEnd(text_[at])) joined += text_.Utf8(at, at + 1);
    }
    return strings_.Add(joined);
  }

  void SetTitle() {
    const Range title{outline_.title_begin, outline_.title_end};
    const auto words = text_.Folded(title.begin, title.end);
    if (words.find_first_of(u"\r\n") != words.npos) {
      article_.title = Joined(title);
    } else if (!title.empty()) {
      article_.title = text_.Utf8(title.begin, title.end);
    } else if (!hints_.title.empty()) {
      article_.title = strings_.Add(WithoutSite(hints_.title));
    }
  }

  // 甲市2025年统计公报 of 甲市2025年统计公报-公报网: the name of a site stands last.
  static std::string_view WithoutSite(std::string_view title) {
    for (const std::string_view mark : {"_", "|", " - ", "-", "—"}) {
      size_t at = title.rfind(mark);
      while (at != std::string_view::npos && at >= mark.size() &&
             title.substr(at - mark.size(), mark.size()) == mark)
        at -= mark.size();
      if (at == std::string_view::npos || at == 0) continue;
      for (const std::string_view word : {"报告", "公报", "总结", "计划", "规划"}) {
        if (title.substr(0, at).find(word) != std::string_view::npos) return title.substr(0, at);
      }
    }
    return title;
  }

  void SetKindAndYears() {
    article_.kind = outline_.kind;
    if (article_.kind == DocumentKind::kUnknown && !article_.title.empty())
      article_.kind = DocumentKind::kNews;
    article_.year_reviewed = outline_.year_reviewed;
    const bool plans = article_.kind != DocumentKind::kCommunique &&
                       article_.kind != DocumentKind::kNews &&
                       (article_.kind != DocumentKind::kOther || outline_.plans);
    article_.year_planned = plans ? outline_.year_planned : 0;
  }

  bool HeadHas(std::u16string_view word) const {
    return text_.Folded(outline_.begin, head_end_).find(word) != std::u16string_view::npos;
  }

  // A report to the 全国人民代表大会, or of the 国务院.
  bool IsNational() const {
    const auto title = text_.Folded(outline_.title_begin, outline_.title_end);
    if (title.find(u"国务院") != title.npos) return true;
    if (outline_.region_end > outline_.region_begin) return false;
    return HeadHas(u"我代表国务院") || HeadHas(u"届全国人民代表大会第");
  }

  void SetRegion(std::string_view words, std::string_view code, RegionSource source, Range at,
                 int confidence) {
    article_.region = words;
    article_.region_code = code;
    article_.region_evidence.source = source;
    if (!at.empty()) article_.region_evidence.span = text_.SpanOf(at.begin, at.end);
    article_.region_evidence.confidence_percent = static_cast<int8_t>(confidence);
    outline_.region_begin = at.begin;
    outline_.region_end = at.end;
  }

  void ReadRegion() {
    constexpr int kWithoutCode = 70;
    const Range named{outline_.region_begin, outline_.region_end};
    if (!named.empty() && !IsOneOf(text_.Folded(named.begin, named.end), kNoNames)) {
      const bool titled = named.begin >= outline_.title_begin && named.end <= outline_.title_end;
      const std::string_view words = text_.Utf8(named.begin, named.end);
      std::string_view code = RegionCodeOf(knowledge_, words);
      if (code.empty()) code = CodeByParents(words);
      if (code.empty()) code = CodeByPublisher(words);
      SetRegion(words, code, titled ? RegionSource::kTitle : RegionSource::kSpeaker, named,
                code.empty() ? kWithoutCode
                : titled     ? 97
                             : 95);
      if (titled && !code.empty()) {
        CompareWithHint(named);
        CompareWithText();
      }
      return;
    }
    outline_.region_begin = outline_.region_end = 0;
    if (TakeHintedRegion() || TakeRegionOfHintedTitle() || TakeBareName()) return;
    TakeRegionOfText();
  }

  // 城关区 and others that several cities have: that of the city which the text names.
  std::string_view CodeByParents(std::string_view words) const {
    std::string_view code;
    size_t most = 0;
    for (const knowledge::Region& region : knowledge_.FindRegions(words)) {
      const auto parent = knowledge_.FindRegion(region.parent);
      const size_t named = parent ? CountOf(StemOf(parent->name)) : 0;
      if (named > most) code = region.code;
      most = std::max(most, named);
    }
    return code;
  }

  // The same where the site is that of a region around just one of them, or its own.
  std::string_view CodeByPublisher(std::string_view words) const {
    std::string_view code;
    for (const knowledge::Region& publisher : owners_) {
      const auto region = knowledge_.FindRegionIn(words, publisher.code);
      if (!region || region->code == code) continue;
      if (!code.empty()) return {};
      code = region->code;
    }
    return code;
  }

  // 甲 of 甲市.
  static std::string_view StemOf(std::string_view name) {
    return name.size() > 2 * kHanBytes ? name.substr(0, name.size() - kHanBytes) : name;
  }

  size_t CountOf(std::string_view word) const {
    const std::string_view body = text_.Utf8(outline_.begin, outline_.end);
    size_t count = 0;
    for (size_t at = body.find(word); at != body.npos; at = body.find(word, at + word.size()))
      ++count;
    return count;
  }

  // A title whose city a long text never names, while it speaks of another.
  void CompareWithText() {
    constexpr int32_t kLongChars = 3000;
    constexpr int kSure = 80;
    const auto titled = knowledge_.FindRegion(article_.region_code);
    if (outline_.end - outline_.body < kLongChars || titled->kind() == RegionKind::kZone) return;
    const std::string_view body = text_.Utf8(outline_.body, outline_.end);
    if (body.find(StemOf(titled->name)) != body.npos) return;
    const auto told = TallyPlaces(knowledge_, text_, outline_);
    if (!told || told->confidence_percent < kSure ||
        knowledge_.LiesIn(told->code, article_.region_code) ||
        knowledge_.LiesIn(article_.region_code, told->code))
      return;
    AddConflict({told->begin, told->end}, ", the text ", text_.Utf8(told->begin, told->end));
  }

  // A title that names another place than the source does.
  void CompareWithHint(Range titled) {
    const std::string_view code = knowledge_.FindRegion(hints_.region)
                                      ? hints_.region
                                      : RegionCodeOf(knowledge_, hints_.region);
    if (code.empty() || knowledge_.LiesIn(code, article_.region_code) ||
        knowledge_.LiesIn(article_.region_code, code))
      return;
    AddConflict(titled, ", the source ", knowledge_.FindRegion(code)->name);
  }

  // A site that can only be of another region. Those around it have reports of all that they hold,
  // and those inside it that of the whole.
  void CompareWithPublisher() {
    const std::string_view told = article_.region_code;
    if (told.empty() || article_.region_evidence.source == RegionSource::kHint) return;
    const auto publisher = OnlyOf(publishers_);
    if (!publisher || std::ranges::any_of(publishers_, [&](const knowledge::Region& region) {
          return knowledge_.LiesIn(region.code, told) || knowledge_.LiesIn(told, region.code);
        }))
      return;
    const Range words{outline_.region_begin, outline_.region_end};
    AddConflict(words.empty() ? Range{outline_.begin, outline_.begin} : words,
                ", the host is that of ", publisher->name);
  }

  void AddConflict(Range at, std::string_view says, std::string_view other) {
    constexpr int8_t kDoubted = 50;
    article_.region_evidence.confidence_percent = kDoubted;
    Diagnostic diagnostic;
    diagnostic.span = text_.SpanOf(at.begin, at.end);
    diagnostic.code = DiagnosticCode::kRegionConflict;
    const bool titled = article_.region_evidence.source == RegionSource::kTitle;
    const std::array<std::string_view, 4> message = {
        titled ? "the title names " : "the text names ", article_.region, says, other};
    diagnostic.message = strings_.Add(message);
    article_.diagnostics.push_back(diagnostic);
  }

  bool TakeHintedRegion() {
    constexpr int kTold = 90;
    if (hints_.region.empty()) return false;
    if (const auto region = knowledge_.FindRegion(hints_.region)) {
      SetRegion(region->name, region->code, RegionSource::kHint, {}, kTold);
    } else {
      SetRegion(strings_.Add(hints_.region), RegionCodeOf(knowledge_, hints_.region),
                RegionSource::kHint, {}, kTold);
    }
    return true;
  }

  // The page's title, where the text has none.
  bool TakeRegionOfHintedTitle() {
    constexpr int kTold = 90;
    if (outline_.title_end > outline_.title_begin) return false;
    const std::string_view words = PlaceOfTitle(knowledge_, article_.title);
    if (words.empty()) return false;
    SetRegion(words, RegionCodeOf(knowledge_, words), RegionSource::kTitle, {}, kTold);
    return true;
  }

  // 甲外贸高开稳走: a title that begins with the short name of a place, which the text names too.
  bool TakeBareName() {
    constexpr int kTold = 85;
    constexpr int32_t kLongest = 5;
    int32_t from = outline_.title_begin;
    const int32_t to = outline_.title_end;
    if (from < to && text_[from] == u'【') {
      while (from < to && text_[from] != u'】') ++from;
      ++from;
    }
    while (from < to && (IsDigit(text_[from]) || IsBlank(text_[from]) || text_[from] == u'年'))
      ++from;
    for (int32_t end = std::min(to, from + kLongest); end >= from + 2; --end) {
      const std::string_view words = text_.Utf8(from, end);
      const auto region = knowledge_.FindRegionIn(words, {});
      if (!region) continue;
      const std::string_view body = text_.Utf8(outline_.body, outline_.end);
      if (body.find(words) == body.npos) return false;
      SetRegion(words, region->code, RegionSource::kTitle, {from, end}, kTold);
      return true;
    }
    return false;
  }

  void TakeRegionOfText() {
    const auto told = TallyPlaces(knowledge_, text_, outline_);
    if (!told) return;
    SetRegion(knowledge_.FindRegion(told->code)->name, told->code, RegionSource::kText,
              {told->begin, told->end}, told->confidence_percent);
  }

  // 甲市统计局 told by the source.
  void TakeIssuersRegion() {
    constexpr int kTold = 70;
    const std::string_view words = PlaceOfTitle(knowledge_, hints_.issuer);
    if (!words.empty())
      SetRegion(strings_.Add(words), RegionCodeOf(knowledge_, words), RegionSource::kIssuer, {},
                kTold);
  }

  // Those that the name of a site begins with: 甲市 of 甲市人民政府.
  static std::vector<knowledge::Region> RegionsOfSite(const Knowledge& knowledge,
                                                      std::string_view site) {
    std::string simplified;
    for (size_t at = 0; at < site.size();) {
      const char32_t c = text::NextCodePoint(site, at);
      constexpr char32_t kFirst = 0x4000;
      constexpr char32_t kEnd = 0xA000;
      text::AppendUtf8(c >= kFirst && c < kEnd ? text::kSimplified[c - kFirst] : c, simplified);
    }
    const std::string_view words = PlaceOfTitle(knowledge, simplified);
    if (words.empty()) return {};
    // Of a name that has the place around it only one is meant.
    const std::string_view code = RegionCodeOf(knowledge, words);
    if (const auto region = knowledge.FindRegion(code)) return {*region};
    return knowledge.FindRegions(words);
  }

  // What only the site tells: of namesakes the one that the text names, else whose it must be.
  void TakePublishersRegion() {
    constexpr int kTold = 60;
    std::vector<knowledge::Region> named = owners_;
    std::erase_if(named, [this](const knowledge::Region& region) {
      return CountOf(StemOf(region.name)) == 0;
    });
    const auto publisher = OnlyOf(named.empty() ? owners_ : named);
    if (publisher && MaySpeakAs(publisher->name))
      SetRegion(publisher->name, publisher->code, RegionSource::kHost, {}, kTold);
  }

  // Whether the text does not speak as a government of another level: 县人民政府 or 全县, where the
  // site is that of the city around.
  bool MaySpeakAs(std::string_view name) const {
    constexpr std::string_view kGovernment = "人民政府";
    constexpr size_t kOften = 3;
    const size_t government = article_.issuer.find(kGovernment);
    if (government != article_.issuer.npos)
      return name.ends_with(article_.issuer.substr(0, government));
    const auto all_of = [](std::string_view level) { return "全" + std::string(level); };
    if (CountOf(all_of(name.substr(name.size() - kHanBytes))) > 0) return true;
    static constexpr std::string_view kLevels[] = {"县", "旗", "州", "盟", "市", "区", "省"};
    return std::ranges::none_of(
        kLevels, [&](std::string_view level) { return CountOf(all_of(level)) >= kOften; });
  }

  Level LevelOf() const {
    const std::u16string_view title = text_.Folded(outline_.title_begin, outline_.title_end);
    if (article_.kind == DocumentKind::kBureauSummary) {
      if (NamesBureau(title)) return Level::kBureau;
      if (std::ranges::any_of(kZones,
                              [title](auto zone) { return title.find(zone) != title.npos; }))
        return Level::kZone;
    }
    if (const auto region = knowledge_.FindRegion(article_.region_code)) {
      static constexpr std::array<Level, 4> kLevels = {Level::kProvince, Level::kPrefecture,
                                                       Level::kCounty, Level::kZone};
      return kLevels[static_cast<size_t>(region->kind())];
    }
    const std::u16string words = knowledge::ToUtf16(article_.region);
    if (words.empty()) return Level::kUnknown;
    if (EndsWithAny(words, kZones)) return Level::kZone;
    if (words.ends_with(u"省") || words.ends_with(u"自治区")) return Level::kProvince;
    if (IsAnyOf(words.back(), u"市州盟") || words.ends_with(u"地区")) return Level::kPrefecture;
    return IsAnyOf(words.back(), u"县区旗") ? Level::kCounty : Level::kUnknown;
  }

  // 甲市发展和改革局2023年…: an organ stands before the year; 管委会 is the zone's own.
  static bool NamesBureau(std::u16string_view title) {
    size_t end = 0;
    while (end < title.size() && !IsDigit(title[end]) && HanDigitOfYear(title, end) < 4) ++end;
    while (end > 0 && IsBlank(title[end - 1])) --end;
    title = title.substr(0, end);
    static constexpr std::u16string_view kBureaus[] = {u"局",   u"厅",   u"委员会", u"办公室",
                                                       u"委",   u"中心", u"队",     u"院",
                                                       u"分局", u"处",   u"办",     u"部"};
    return EndsWithAny(title, kBureaus) && !title.ends_with(u"管理委员会");
  }

  // How many Han digits begin at `at`, as those of 二〇二四年.
  static int HanDigitOfYear(std::u16string_view title, size_t at) {
    int digits = 0;
    while (at < title.size() && digits < 4 && (title[at] == u'〇' || IsHanNumeral(title[at]))) {
      ++at;
      ++digits;
    }
    return digits;
  }

  // By a label of the header, else by who speaks, else by a line of its own, else by the source.
  void ReadIssuer() {
    static constexpr std::u16string_view kIssuers[] = {u"发布机构", u"发布单位", u"发文机关",
                                                       u"发布机关", u"制发机关", u"责任部门",
                                                       u"发文单位", u"公开主体"};
    static constexpr std::u16string_view kSources[] = {u"文章来源", u"信息来源", u"来源",
                                                       u"出处",     u"供稿单位", u"供稿"};
    const Range head{outline_.begin, head_end_};
    const Range tail{std::max(head_end_, outline_.end - kTailChars), outline_.end};
    if (TakeLabelled(kIssuers, head, false) || TakeSpeaker() || TakeSignature() ||
        TakeLabelled(kSources, head, true) || TakeLabelled(kSources, tail, true))
      return;
    if (EndsWithAny(knowledge::ToUtf16(hints_.issuer), kOrgans)) {
      article_.issuer = strings_.Add(hints_.issuer);
    } else {
      TakeBureauOfTitle();
    }
  }

  // 甲市农业农村局2024年工作总结: the bureau whose summary it is.
  void TakeBureauOfTitle() {
    const Range title{outline_.title_begin, outline_.title_end};
    if (article_.kind != DocumentKind::kBureauSummary ||
        !NamesBureau(text_.Folded(title.begin, title.end)))
      return;
    int32_t begin = title.begin;
    if (text_.Holds(begin, u"关于")) begin += 2;
    const int32_t end = text_.HanEnd(begin, title.end);
    if (EndsWithAny(text_.Folded(begin, end), kOrgans)) article_.issuer = text_.Utf8(begin, end);
  }

  // 发布机构: 甲市统计局. A 来源 may be a newspaper.
  template <size_t kSize>
  bool TakeLabelled(const std::u16string_view (&labels)[kSize], Range where, bool organ_only) {
    const WordFinder finder(labels);
    const std::u16string_view words = text_.Folded(where.begin, where.end);
    for (size_t found = finder.In(words); found != words.npos;
         found = finder.In(words, found + 1)) {
      int32_t at = where.begin + static_cast<int32_t>(found);
      at += text_.LengthOfAny(at, labels);
      while (IsBlank(text_[at])) ++at;
      if (!IsAnyOf(text_[at], u":|/丨")) continue;
      do ++at;
      while (IsBlank(text_[at]));
      const Range organ = OrganAt(at);
      if (organ.empty()) continue;
      if (organ_only && !EndsWithAny(text_.Folded(organ.begin, organ.end), kOrgans)) continue;
      article_.issuer = text_.Utf8(organ.begin, organ.end);
      return true;
    }
    return false;
  }

  // The Han that begin at `at`, to the next label of the header.
  Range OrganAt(int32_t at) const {
    constexpr int32_t kLongest = 30;
    static constexpr std::u16string_view kNext[] = {u"发布", u"时间", u"日期", u"成文", u"公开",
                                                    u"索引", u"主题", u"文号", u"浏览", u"字体"};
    int32_t end = at;
    while (end < at + kLongest && IsHan(text_[end]) && text_.LengthOfAny(end, kNext) == 0) ++end;
    return end - at >= 2 ? Range{at, end} : Range{};
  }

  // 我代表甲市人民政府; the organ behind 受…委托 speaks for itself.
  bool TakeSpeaker() {
    constexpr std::u16string_view kFor = u"我代表";
    constexpr int32_t kLongest = 20;
    const std::u16string_view head = text_.Folded(outline_.begin, head_end_);
    const size_t found = head.find(kFor);
    if (found == head.npos) return false;
    const int32_t at = outline_.begin + static_cast<int32_t>(found + kFor.size());
    static constexpr std::u16string_view kSpeakers[] = {u"政府", u"国务院", u"行署", u"管委会",
                                                        u"委员会"};
    const int32_t limit = text_.HanEnd(at, std::min(at + kLongest, outline_.end));
    for (int32_t end = at + 1; end <= limit; ++end) {
      if (!EndsWithAny(text_.Folded(at, end), kSpeakers)) continue;
      article_.issuer = text_.Utf8(at, end);
      return true;
    }
    return false;
  }

  // 甲市统计局, 甲市财政局局长 某某: a short line of the head that begins with the name of an organ
  // of a place.
  bool TakeSignature() {
    constexpr int32_t kLongestLine = 40;
    constexpr int kLines = 30;
    int32_t at = outline_.begin;
    for (int line = 0; line < kLines && at < head_end_; ++line) {
      int32_t end = at;
      while (end < outline_.end && !IsLineEnd(text_[end])) ++end;
      if (end - at <= kLongestLine && TakeSignatureOf({at, end})) return true;
      at = end + 1;
    }
    return false;
  }

  bool TakeSignatureOf(Range line) {
    std::u16string words;
    std::string written;
    for (int32_t at = BehindLabel(line); at < line.end; ++at) {
      if (IsBlank(text_[at]) || text_[at] == u'—' || text_[at] == u'-') continue;
      if (!IsHan(text_[at])) break;
      words += text_[at];
      written += text_.Utf8(at, at + 1);
    }
    static constexpr std::u16string_view kSigning[] = {u"统计局",     u"财政局",    u"人民政府",
                                                       u"发展和改革", u"发改委",    u"发改局",
                                                       u"财政厅",     u"发改委员会"};
    size_t end = words.npos;
    for (const std::u16string_view organ : kSigning) {
      const size_t at = words.find(organ);
      if (at == words.npos || at < 2) continue;
      end = at + organ.size();
      for (const std::u16string_view rest : {u"委员会", u"局"}) {
        if (organ == u"发展和改革" && words.substr(end).starts_with(rest)) {
          end += rest.size();
          break;
        }
      }
      break;
    }
    if (end == words.npos || words.starts_with(u"国家") || words.find(u"委托") != words.npos ||
        words.find(u"代表") != words.npos)
      return false;
    article_.issuer = strings_.Add(std::string_view(written).substr(0, end * kHanBytes));
    return true;
  }

  // Behind 来源丨 or 发布单位 at the head of a line; where it begins when no such label stands
  // there.
  int32_t BehindLabel(Range line) const {
    static constexpr std::u16string_view kLabels[] = {u"发布单位", u"发布机构", u"文章来源",
                                                      u"信息来源", u"来源",     u"供稿"};
    int32_t at = line.begin;
    while (at < line.end && IsBlank(text_[at])) ++at;
    const int32_t label = text_.LengthOfAny(at, kLabels);
    if (label == 0) return line.begin;
    at += label;
    while (at < line.end && (IsBlank(text_[at]) || IsAnyOf(text_[at], u":|/丨"))) ++at;
    return at;
  }

  struct Date {
    int year = 0;
    int month = 0;
    int day = 0;
    int32_t end = 0;
  };

  // 2024-04-28, 2026/04/21, 2026年6月5日 at `at`.
  std::optional<Date> DateAt(int32_t at) const {
    if (IsDigit(text_[at - 1])) return std::nullopt;
    std::array<int, 3> parts{};
    for (size_t i = 0; i < parts.size(); ++i) {
      const int32_t first = at;
      while (IsDigit(text_[at]) && at - first < 4) parts[i] = parts[i] * 10 + (text_[at++] - u'0');
      if (at == first || (i == 0 && at != first + 4) || (i > 0 && at > first + 2))
        return std::nullopt;
      if (i == 2) break;
      while (IsBlank(text_[at])) ++at;
      if (!IsAnyOf(text_[at], i == 0 ? u"-/年." : u"-/月.")) return std::nullopt;
      ++at;
      while (IsBlank(text_[at])) ++at;
    }
    if (text_[at + IsBlank(text_[at])] == u'日') at += 1 + IsBlank(text_[at]);
    const auto [year, month, day] = parts;
    if (year < 1949 || year > 2099 || month < 1 || month > 12 || day < 1 || day > 31)
      return std::nullopt;
    return Date{year, month, day, at};
  }

  void SetDate() {
    article_.published_date = text_.Utf8(outline_.stamp_begin, outline_.stamp_end);
    if (!article_.published_date.empty() || TakeLabelledDate()) return;
    if (hints_.published.empty()) {
      TakeDateLine();
    } else {
      article_.published_date = strings_.Add(hints_.published);
    }
  }

  void Take(const Date& date) {
    const auto two = [](int number) {
      return std::string(number < 10 ? "0" : "") + std::to_string(number);
    };
    article_.published_date =
        strings_.Add(std::to_string(date.year) + "-" + two(date.month) + "-" + two(date.day));
  }

  // 发文日期: 2024-04-28
  bool TakeLabelledDate() {
    static constexpr std::u16string_view kLabels[] = {u"发文日期", u"成文日期", u"发布日期",
                                                      u"发布时间", u"日期",     u"时间"};
    const WordFinder finder(kLabels);
    const std::u16string_view head = text_.Folded(outline_.begin, head_end_);
    for (size_t found = finder.In(head); found != head.npos; found = finder.In(head, found + 1)) {
      int32_t at = outline_.begin + static_cast<int32_t>(found);
      at += text_.LengthOfAny(at, kLabels);
      if (text_[at] != u':') continue;
      do ++at;
      while (IsBlank(text_[at]));
      if (const auto date = DateAt(at)) {
        Take(*date);
        return true;
      }
    }
    return false;
  }

  // A short line of the head that is a date, begins with one in digits or ends with one:
  // (2026年6月5日), 2026-05-28 出处:甲市统计局.
  void TakeDateLine() {
    constexpr int32_t kLongestLine = 40;
    int32_t at = outline_.begin;
    while (at < head_end_) {
      int32_t end = at;
      while (end < outline_.end && !IsLineEnd(text_[end])) ++end;
      const bool spoken = text_.Folded(at, end).find(u"会议") != std::u16string_view::npos;
      for (int32_t p = at; p < end && end - at <= kLongestLine && !spoken; ++p) {
        const auto date = DateAt(p);
        if (!date) continue;
        int32_t behind = date->end;
        while (IsBlank(text_[behind]) || text_[behind] == u')') ++behind;
        if (behind < end && !(p == at && IsAnyOf(text_[p + 4], u"-/"))) break;
        Take(*date);
        return;
      }
      at = end + 1;
    }
  }

  const Knowledge& knowledge_;
  const SourceText& text_;
  const Hints& hints_;
  ArticleOutline& outline_;
  Article& article_;
  Strings& strings_;
  const std::vector<knowledge::Region> publishers_;  // whose site the page stands on, by its host
  const std::vector<knowledge::Region> owners_;      // … where that tells none, by its name
  const int32_t head_end_;
};

}  // namespace

void ReadIdentity(const Knowledge& knowledge, const SourceText& text, const Hints& hints,
                  ArticleOutline* outline, Article* article, Strings* strings) {
  IdentityReader(knowledge, text, hints, outline, article, strings).Read();
}

Trust TrustOf(const Article& article) {
  if (article.kind == DocumentKind::kUnknown) return Trust::kUnknown;
  if (article.kind == DocumentKind::kNews)
    return article.issuer.empty() ? Trust::kRewritten : Trust::kOfficial;
  const bool doubted =
      std::ranges::any_of(article.flags,
                          [](QualityFlag flag) {
                            return flag == QualityFlag::kMasked || flag == QualityFlag::kGarbled;
                          }) ||
      std::ranges::any_of(article.diagnostics, [](const Diagnostic& diagnostic) {
        return diagnostic.code == DiagnosticCode::kRegionConflict;
      });
  return doubted ? Trust::kUnknown : Trust::kOfficial;
}

}  // namespace gongbao::extraction
