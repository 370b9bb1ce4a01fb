// Tables that lost their lines: a page or a PDF copied as one run of words holds header and rows
// one behind the other, 指标 单位 产量 比上年增长（%） 原煤 万吨 10.5 3.2 原盐 万吨 2.1 -0.4.
#ifndef GONGBAO_COMMON_DOCUMENT_FLAT_TABLES_H_
#define GONGBAO_COMMON_DOCUMENT_FLAT_TABLES_H_

#include "common/document/document.h"

namespace gongbao::document {

// Gives such tables of `document` their lines and cells back: what parts two cells becomes a tab,
// what parts two rows or the table from the text round it a line end, and the table is added to its
// tables. Only where nothing has to be guessed: rows of a label and as many figures each stand
// behind a header that names as many columns, told by the word that heads labels (指标, 产品名称)
// or by a unit in brackets behind each name. What a chart leaves (its axis and its figures run
// together) stays text. Linear in the text; no line is looked at twice.
void FindFlatTables(DecodedDocument* document);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_FLAT_TABLES_H_
