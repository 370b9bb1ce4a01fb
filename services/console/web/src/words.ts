// The words of the API in Chinese, and how a fact's figures are written for people.
import type { Fact, Place } from './api';

type Words = Readonly<Record<string, string>>;

export const measureWords: Words = {
  level: '数值',
  growth: '增速',
  change: '增减量',
  rank: '位次',
  ratio: '比例',
  gap: '差距',
};

export const statusWords: Words = { actual: '实绩', target: '目标', other: '其他' };

export const modalityWords: Words = { expected: '预期', firm: '确保', stretch: '力争' };

export const relationWords: Words = { eq: '等于', approx: '约', ge: '不低于', le: '不高于' };

export const aspectWords: Words = { new: '新增', cumulative: '累计' };

export const dimensionWords: Words = { industry: '行业', ownership: '所有制', partner: '贸易伙伴' };

// What another fact is to this one.
export const roleWords: Words = {
  subject: '所述指标',
  measured: '增速、位次等',
  whole: '总体',
  part: '其中',
  from: '起点',
  to: '终点',
  base: '基本目标',
  stretch: '力争目标',
  lead: '更准确的同一表述',
  repeat: '同一表述',
  sibling: '并列',
};

export const diagnosticWords: Words = {
  sum_mismatch: '分项与总数不符',
  share_mismatch: '占比与数值不符',
  change_mismatch: '增速与数值不符',
  arity_mismatch: '分别的项数不符',
  conflicting_repeat: '前后数值不一',
  unit_suspect: '单位可疑',
  garbled_period: '时间有误',
  period_unresolved: '时间不明',
  region_conflict: '标题与正文地区不符',
  target_below_actual: '目标低于已达数值',
  impossible_date: '日期不存在',
  impossible_share: '比率不可能',
  glued_figures: '表格数字相连',
};

export const kindWords: Words = {
  government_work_report: '政府工作报告',
  plan_report: '计划报告',
  budget_report: '预算报告',
  bureau_summary: '部门总结',
  five_year_plan: '规划纲要',
  midterm_review: '中期评估',
  communique: '统计公报',
  news: '新闻',
  other: '其他公文',
};

export const trustWords: Words = { official: '原文', rewritten: '转述' };

export const levelWords: Words = {
  national: '国家',
  province: '省级',
  prefecture: '地级',
  county: '县级',
  zone: '开发区',
  bureau: '部门',
};

export const flagWords: Words = {
  masked: '数字遮盖',
  multi_article: '一页多文',
  truncated: '文本截断',
  boilerplate: '含网页杂项',
  garbled: '乱码',
  duplicate: '与前文重复',
  scanned: '部分页为扫描图像',
};

export const stageWords: Words = { decode: '解码', extract: '抽取', validate: '校验' };

export const errorClassWords: Words = {
  undecodable: '无法解码',
  unsupported_type: '不支持的格式',
  too_large: '过大',
  timeout: '解析超时',
  crash: '解析进程崩溃',
  invalid: '内容不合约定',
};

// An unknown word (a newer server's) is shown as it is rather than hidden.
export function wordOf(words: Words, word: string | null): string {
  return word === null ? '' : (words[word] ?? word);
}

// "第 3 页" of a PDF, "第 12 段" of a docx, "单元格 Sheet1!B3" of an xlsx; the element of a page tells a
// person nothing.
export function placeText(place: Place | null): string {
  if (place === null) return '';
  if (place.page !== 0) return `第\u00a0${place.page}\u00a0页`;
  if (/![A-Z]+\d+$/.test(place.path)) return `单元格 ${place.path}`;
  const paragraph = /(footnotes|endnotes)?\.xml#p(\d+)$/.exec(place.path);
  if (paragraph === null) return '';
  const part = paragraph[1] === 'footnotes' ? '脚注' : paragraph[1] === 'endnotes' ? '尾注' : '';
  return `${part}第\u00a0${paragraph[2]}\u00a0段`;
}

const relationSigns: Words = { approx: '≈ ', ge: '≥ ', le: '≤ ' };

// "≥ 8.5", "1–2", "**%" for a masked one.
export function valueText(fact: Fact): string {
  if (fact.value === null) return fact.mask === '' ? '—' : fact.mask;
  const range = fact.valueHigh === null ? fact.value : `${fact.value}–${fact.valueHigh}`;
  return (fact.relation === null ? '' : (relationSigns[fact.relation] ?? '')) + range;
}

const baseUnitWords: Words = { CNY: '元', USD: '美元', percent: '%', pp: '个百分点', person: '人', m2: '平方米' };

// The value in base units, grouped in fours as Chinese numbers are read; empty where it says nothing
// more.
export function baseValueText(fact: Fact): string {
  if (fact.baseValue === null || fact.baseValue === fact.value) return '';
  const group = (text: string) => {
    const [whole = '', fraction] = text.split('.');
    const grouped = whole.replace(/\B(?=(\d{4})+(?!\d))/g, '\u2009');
    return fraction === undefined ? grouped : `${grouped}.${fraction}`;
  };
  const high = fact.baseValueHigh === null ? '' : `–${group(fact.baseValueHigh)}`;
  return `${group(fact.baseValue)}${high} ${wordOf(baseUnitWords, fact.baseUnit)}`;
}

// 2023 年回顾 · 2024 年计划
export function yearsText(years: { yearReviewed: number; yearPlanned: number }): string {
  const parts = [];
  if (years.yearReviewed !== 0) parts.push(`${years.yearReviewed} 回顾`);
  if (years.yearPlanned !== 0) parts.push(`${years.yearPlanned} 计划`);
  return parts.join(' · ');
}

export function timeText(time: string | null): string {
  if (time === null) return '';
  return new Date(time).toLocaleString('zh-CN', { hour12: false });
}

export function countText(page: { totalSize: number | string; totalSizeExact: boolean }): string {
  const count = Number(page.totalSize).toLocaleString('zh-CN');
  return page.totalSizeExact ? count : `约 ${count}`;
}
