#include "common/document/xlsx_format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "common/document/text_writer.h"
#include "common/text/utf8.h"

namespace gongbao::document {
namespace {

constexpr int kDigits = 15;          // significant ones, as Excel computes
constexpr int kMaxPlainDigits = 24;  // beyond them General writes an exponent
constexpr int kMaxDecimals = 30;     // Excel's own bound

// A decimal number: 0.d1d2d3… times 10 to the `point`th.
struct Digits {
  std::string digits;  // without a sign; at least one
  int point = 0;
  bool negative = false;

  bool IsZero() const { return digits.find_first_not_of('0') == std::string::npos; }
};

std::optional<double> ParseDouble(std::string_view text) {
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

Digits DigitsOf(double value) {
  std::array<char, 40> buffer{};
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value),
                    std::chars_format::scientific, kDigits - 1);
  const std::string_view shown(buffer.data(), static_cast<size_t>(end - buffer.data()));
  const size_t e = shown.find('e');
  int exponent = 0;
  const size_t sign = shown[e + 1] == '+' ? 2 : 1;  // from_chars reads no plus
  std::from_chars(shown.data() + e + sign, shown.data() + shown.size(), exponent);
  Digits digits{.digits = std::string(shown.substr(0, 1)) + std::string(shown.substr(2, e - 2)),
                .point = exponent + 1,
                .negative = value < 0};
  digits.digits.erase(std::max<size_t>(digits.digits.find_last_not_of('0') + 1, 1));
  if (digits.IsZero()) digits.point = 1;
  return digits;
}

// Rounds half up, away from zero, as Excel does: on the decimal digits, not on the binary value.
void RoundTo(int decimals, Digits& number) {
  const int kept = number.point + decimals;
  if (kept >= static_cast<int>(number.digits.size())) return;
  if (kept < 0) {
    number.digits = "0";
    number.point = 1;
    return;
  }
  const auto size = static_cast<size_t>(kept);
  const bool up = number.digits[size] >= '5';
  number.digits.resize(size);
  if (up) {
    size_t i = size;
    while (i > 0 && number.digits[i - 1] == '9') number.digits[--i] = '0';
    if (i > 0) {
      ++number.digits[i - 1];
    } else {
      number.digits.insert(0, 1, '1');
      ++number.point;
    }
  }
  if (number.digits.empty()) {
    number.digits = "0";
    number.point = 1;
  }
}

// Its integer part without leading zeros, "" for 0.
std::string Whole(const Digits& number) {
  if (number.point <= 0 || number.IsZero()) return "";
  std::string whole = number.digits.substr(0, static_cast<size_t>(number.point));
  whole.resize(static_cast<size_t>(number.point), '0');
  return whole;
}

std::string Fraction(const Digits& number) {
  if (number.point >= static_cast<int>(number.digits.size()) || number.IsZero()) return "";
  if (number.point >= 0) return number.digits.substr(static_cast<size_t>(number.point));
  return std::string(static_cast<size_t>(-number.point), '0') + number.digits;
}

std::string General(double value) {
  const Digits number = DigitsOf(value);
  std::string shown = number.negative ? "-" : "";
  if (number.point > kMaxPlainDigits || number.point < -kMaxPlainDigits) {
    std::array<char, 40> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return std::string(buffer.data(), end);
  }
  const std::string whole = Whole(number);
  const std::string fraction = Fraction(number);
  shown += whole.empty() ? "0" : whole;
  return fraction.empty() ? shown : shown + "." + fraction;
}

// ECMA-376 part 1, 18.8.30, with the forms of zh-cn; dates of weekdays and months in figures.
constexpr std::array<std::pair<int, std::string_view>, 48> kBuiltIn = {{
    {1, "0"},
    {2, "0.00"},
    {3, "#,##0"},
    {4, "#,##0.00"},
    {5, "\"¥\"#,##0;\"¥\"\\-#,##0"},
    {6, "\"¥\"#,##0;\"¥\"\\-#,##0"},
    {7, "\"¥\"#,##0.00;\"¥\"\\-#,##0.00"},
    {8, "\"¥\"#,##0.00;\"¥\"\\-#,##0.00"},
    {9, "0%"},
    {10, "0.00%"},
    {14, "yyyy/m/d"},
    {15, "d-m-yy"},
    {16, "d-m"},
    {17, "m-yy"},
    {18, "h:mm AM/PM"},
    {19, "h:mm:ss AM/PM"},
    {20, "h:mm"},
    {21, "h:mm:ss"},
    {22, "yyyy/m/d h:mm"},
    {27, "yyyy\"年\"m\"月\""},
    {28, "m\"月\"d\"日\""},
    {29, "m\"月\"d\"日\""},
    {30, "m-d-yy"},
    {31, "yyyy\"年\"m\"月\"d\"日\""},
    {32, "h\"时\"mm\"分\""},
    {33, "h\"时\"mm\"分\"ss\"秒\""},
    {34, "上午/下午h\"时\"mm\"分\""},
    {35, "上午/下午h\"时\"mm\"分\"ss\"秒\""},
    {36, "yyyy\"年\"m\"月\""},
    {37, "#,##0;-#,##0"},
    {38, "#,##0;-#,##0"},
    {39, "#,##0.00;-#,##0.00"},
    {40, "#,##0.00;-#,##0.00"},
    {41, "#,##0;-#,##0;\"-\""},
    {42, "\"¥\"#,##0;\"¥\"-#,##0;\"¥\"\"-\""},
    {43, "#,##0.00;-#,##0.00;\"-\""},
    {44, "\"¥\"#,##0.00;\"¥\"-#,##0.00;\"¥\"\"-\""},
    {45, "mm:ss"},
    {46, "[h]:mm:ss"},
    {50, "yyyy\"年\"m\"月\""},
    {51, "m\"月\"d\"日\""},
    {52, "yyyy\"年\"m\"月\""},
    {53, "m\"月\"d\"日\""},
    {54, "m\"月\"d\"日\""},
    {55, "上午/下午h\"时\"mm\"分\""},
    {56, "上午/下午h\"时\"mm\"分\"ss\"秒\""},
    {57, "yyyy\"年\"m\"月\""},
    {58, "m\"月\"d\"日\""},
}};
static_assert(std::ranges::is_sorted(kBuiltIn, {}, &std::pair<int, std::string_view>::first));

enum class Kind : uint8_t { kLiteral, kNumber, kPercent, kDate, kElapsed, kHalfDay };

struct Token {
  Kind kind = Kind::kLiteral;
  std::string text;  // a literal's words; the pattern of digits; a run of one letter of a date
};

// One section of a format code, in tokens; nothing when it can't be shown piece by piece.
class Section {
 public:
  explicit Section(std::string_view code) : code_(code) {
    while (readable_ && at_ < code_.size()) Step();
  }

  bool readable() const { return readable_; }
  const std::vector<Token>& tokens() const { return tokens_; }
  bool Has(Kind kind) const {
    return std::ranges::find(tokens_, kind, &Token::kind) != tokens_.end();
  }

 private:
  void Step() {
    const char c = code_[at_];
    constexpr std::string_view kHalves = "上午/下午";
    if (c == '"') return Quoted();
    if (c == '[') return Bracketed();
    if (c == '\\' || c == '!') return Literal(Following(), 1 + Following().size());
    if (c == '_' || c == '*') return Literal("", 1 + Following().size());
    if (c == '%') return Push(Kind::kPercent, "%", 1);
    if (code_.substr(at_).starts_with("AM/PM")) return Push(Kind::kHalfDay, "AM/PM", 5);
    if (code_.substr(at_).starts_with("A/P")) return Push(Kind::kHalfDay, "AM/PM", 3);
    if (code_.substr(at_).starts_with(kHalves))
      return Push(Kind::kHalfDay, kHalves, kHalves.size());
    if (std::string_view("0#?.,").find(c) != std::string_view::npos)
      return Run(Kind::kNumber, "0#?.,");
    if (std::string_view("yYmMdDhHsSeEaA").find(c) != std::string_view::npos) {
      // 0.00E+00 and # ?/? are of no use to a reader of text.
      readable_ = !((c == 'E' || c == 'e') && Has(Kind::kNumber));
      const char both[] = {c, static_cast<char>(c ^ ' '), '\0'};
      return Run(Kind::kDate, both);
    }
    if (c == '/' && Has(Kind::kNumber) && !Has(Kind::kDate)) readable_ = false;
    if (c == '@' || c == 'G') readable_ = false;
    Literal(code_.substr(at_, 1), 1);
  }

  // The character behind this one.
  std::string_view Following() const {
    return at_ + 1 < code_.size() ? code_.substr(at_ + 1, text::CharBytes(code_[at_ + 1])) : "";
  }

  void Push(Kind kind, std::string_view text, size_t bytes) {
    tokens_.push_back({.kind = kind, .text = std::string(text)});
    at_ += bytes;
  }

  void Literal(std::string_view text, size_t bytes) {
    if (!tokens_.empty() && tokens_.back().kind == Kind::kLiteral) {
      tokens_.back().text += text;
      at_ += bytes;
    } else {
      Push(Kind::kLiteral, text, bytes);
    }
  }

  void Run(Kind kind, std::string_view characters) {
    const size_t end = std::min(code_.find_first_not_of(characters, at_), code_.size());
    if (kind == Kind::kNumber && Has(Kind::kNumber)) readable_ = Has(Kind::kDate);
    Push(kind, code_.substr(at_, end - at_), end - at_);
  }

  void Quoted() {
    const size_t end = std::min(code_.find('"', at_ + 1), code_.size());
    Literal(code_.substr(at_ + 1, end - at_ - 1), end - at_ + 1);
  }

  // [h]: hours that don't stop at 24; [$¥-804]: a currency; [Red], [DBNum1], [>100]: no matter.
  void Bracketed() {
    const size_t end = std::min(code_.find(']', at_), code_.size());
    const std::string_view inner = code_.substr(at_ + 1, end - at_ - 1);
    if (!inner.empty() && std::string_view("hHmMsS").find(inner[0]) != std::string_view::npos &&
        inner.find_first_not_of(inner[0]) == std::string_view::npos) {
      return Push(Kind::kElapsed, inner, end - at_ + 1);
    }
    const bool currency = inner.starts_with('$');
    Literal(currency ? inner.substr(1, std::min(inner.find('-'), inner.size()) - 1) : "",
            end - at_ + 1);
  }

  std::string_view code_;
  size_t at_ = 0;
  bool readable_ = true;
  std::vector<Token> tokens_;
};

// Sections are parted by semicolons outside of quotes.
std::vector<std::string_view> Sections(std::string_view code) {
  std::vector<std::string_view> sections;
  size_t begin = 0;
  bool quoted = false;
  for (size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '"') quoted = !quoted;
    if (code[i] == '\\' && !quoted) {
      ++i;
    } else if (code[i] == ';' && !quoted) {
      sections.push_back(code.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  sections.push_back(code.substr(begin));
  return sections;
}

// The digits of `number` in a pattern such as #,##0.00.
std::string InPattern(Digits number, std::string_view pattern) {
  while (pattern.ends_with(',')) {  // each a division by a thousand
    pattern.remove_suffix(1);
    number.point -= 3;
  }
  const size_t point = std::min(pattern.find('.'), pattern.size());
  const std::string_view before = pattern.substr(0, point);
  const std::string_view behind = pattern.substr(std::min(point + 1, pattern.size()));
  const bool thousands = before.find(',') != std::string_view::npos;
  const auto least = static_cast<size_t>(std::ranges::count(before, '0'));
  const size_t decimals = std::min<size_t>(behind.size(), kMaxDecimals);
  RoundTo(static_cast<int>(decimals), number);

  std::string whole = Whole(number);
  if (whole.size() < least) whole.insert(0, least - whole.size(), '0');
  for (size_t i = whole.size(); thousands && i > 3; i -= 3) whole.insert(i - 3, 1, ',');
  std::string fraction = Fraction(number).substr(0, decimals);
  fraction.resize(decimals, '0');
  const size_t wanted = behind.find_last_of('0') + 1;  // npos + 1 is 0
  while (fraction.size() > wanted && fraction.back() == '0') fraction.pop_back();
  return fraction.empty() ? whole : whole + "." + fraction;
}

std::string ShowPlain(const Section& section, double value, bool signed_by_section) {
  Digits number = DigitsOf(value);
  for (const Token& token : section.tokens()) {
    if (token.kind == Kind::kPercent) number.point += 2;
  }
  std::string shown;
  for (const Token& token : section.tokens()) {
    shown += token.kind == Kind::kNumber ? InPattern(number, token.text) : token.text;
  }
  const bool minus = number.negative && !signed_by_section &&
                     shown.find_first_of("123456789") != std::string::npos;
  return std::string(TrimBlanks(minus ? "-" + shown : shown));
}

struct Moment {
  std::chrono::year_month_day day{};
  std::chrono::weekday weekday{};
  int64_t seconds = 0;  // of the day
  int64_t elapsed = 0;  // seconds since the beginning of the count
};

std::optional<Moment> MomentOf(double serial, bool date1904) {
  constexpr double kLast = 2'958'465;  // 9999-12-31
  if (serial < 0 || serial > kLast) return std::nullopt;
  using std::chrono::days;
  using std::chrono::sys_days;
  const int64_t elapsed = std::llround(serial * 86'400);
  const int64_t count = elapsed / 86'400;
  // Lotus took 1900 for a leap year; Excel still counts that day, as its 60th.
  constexpr sys_days kEpoch1904{std::chrono::January / 1 / 1904};
  constexpr sys_days kEpoch1900{std::chrono::December / 30 / 1899};
  sys_days day = date1904 ? kEpoch1904 : kEpoch1900;
  day += days(count + (!date1904 && count < 60 ? 1 : 0));
  return Moment{.day = day,
                .weekday = std::chrono::weekday(day),
                .seconds = elapsed % 86'400,
                .elapsed = elapsed};
}

std::string Padded(int64_t value, size_t width) {
  std::string shown = std::to_string(value);
  if (shown.size() < width) shown.insert(0, width - shown.size(), '0');
  return shown;
}

char Letter(const Token& token) { return static_cast<char>(token.text[0] | ' '); }

// m is a minute next to hours or seconds, else a month.
bool IsMinute(const std::vector<Token>& tokens, size_t at) {
  const auto is_time = [&](size_t i, char letter) {
    return (tokens[i].kind == Kind::kDate || tokens[i].kind == Kind::kElapsed) &&
           Letter(tokens[i]) == letter;
  };
  for (size_t i = at; i-- > 0;) {
    if (tokens[i].kind == Kind::kLiteral) continue;
    if (is_time(i, 'h')) return true;
    break;
  }
  for (size_t i = at + 1; i < tokens.size(); ++i) {
    if (tokens[i].kind != Kind::kLiteral) return is_time(i, 's');
  }
  return false;
}

std::string DatePart(const std::vector<Token>& tokens, size_t at, const Moment& moment,
                     bool half_days) {
  constexpr std::array<std::string_view, 7> kWeekdays = {"日", "一", "二", "三", "四", "五", "六"};
  const size_t width = tokens[at].text.size();
  const auto weekday = [&] { return std::string(kWeekdays[moment.weekday.c_encoding()]); };
  const int64_t hour = moment.seconds / 3600;
  switch (Letter(tokens[at])) {
    case 'y':
    case 'e': {
      const int year = static_cast<int>(moment.day.year());
      return width == 2 ? Padded(year % 100, 2) : std::to_string(year);
    }
    case 'm':
      if (IsMinute(tokens, at)) return Padded(moment.seconds / 60 % 60, width);
      return Padded(static_cast<unsigned>(moment.day.month()), std::min<size_t>(width, 2));
    case 'd':
      if (width > 2) return "星期" + weekday();
      return Padded(static_cast<unsigned>(moment.day.day()), width);
    case 'a':
      return width > 3 ? "星期" + weekday() : weekday();
    case 'h':
      return Padded(half_days ? (hour + 11) % 12 + 1 : hour, width);
    default:
      return Padded(moment.seconds % 60, width);
  }
}

std::string ElapsedPart(const Token& token, const Moment& moment) {
  const char letter = Letter(token);
  const int64_t unit = letter == 'h' ? 3600 : letter == 'm' ? 60 : 1;
  return Padded(moment.elapsed / unit, token.text.size());
}

std::string ShowDate(const Section& section, const Moment& moment) {
  const std::vector<Token>& tokens = section.tokens();
  std::string shown;
  for (size_t i = 0; i < tokens.size(); ++i) {
    switch (tokens[i].kind) {
      case Kind::kDate:
        shown += DatePart(tokens, i, moment, section.Has(Kind::kHalfDay));
        break;
      case Kind::kElapsed:
        shown += ElapsedPart(tokens[i], moment);
        break;
      case Kind::kHalfDay: {
        const size_t slash = tokens[i].text.find('/');
        const bool morning = moment.seconds < 43'200;
        shown += morning ? tokens[i].text.substr(0, slash) : tokens[i].text.substr(slash + 1);
        break;
      }
      case Kind::kNumber:  // parts of a second
        break;
      case Kind::kPercent:
      case Kind::kLiteral:
        shown += tokens[i].text;
    }
  }
  return std::string(TrimBlanks(shown));
}

}  // namespace

std::string_view BuiltInNumberFormat(int id) {
  const auto* const found =
      std::ranges::lower_bound(kBuiltIn, id, {}, &std::pair<int, std::string_view>::first);
  return found != kBuiltIn.end() && found->first == id ? found->second : "General";
}

std::string ShowNumber(std::string_view value, std::string_view code, bool date1904) {
  const std::optional<double> number = ParseDouble(value);
  if (!number) return std::string(value);
  const std::vector<std::string_view> sections = Sections(code);
  size_t chosen = 0;
  if (*number < 0 && sections.size() > 1) chosen = 1;
  if (*number == 0 && sections.size() > 2) chosen = 2;
  const Section section(sections[chosen]);
  if (!section.readable()) return General(*number);
  if (section.Has(Kind::kDate) || section.Has(Kind::kElapsed)) {
    const std::optional<Moment> moment = MomentOf(*number, date1904);
    return moment ? ShowDate(section, *moment) : General(*number);
  }
  return ShowPlain(section, *number, chosen == 1);
}

}  // namespace gongbao::document
