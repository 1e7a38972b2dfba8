// SPDX-License-Identifier: Apache-2.0
// 单位 in a comment is fine, and so is a "quote
const char* k_word = R"x(say "单位")x";
