// gongbao-reader: makes text of one document, in a sandbox. Started by the other programs for each
// document of a foreign format. Wiring only.
#include "common/reading/reader.h"

int main(int argc, char** argv) { gongbao::reading::ReadDocument(argc, argv); }
