-- SPDX-License-Identifier: Apache-2.0
-- name: newest
-- doc: The newest documents whose title has the words.
-- param: words text words of the title
-- param: place text part of the name of the place
-- example:
-- example: --param words=专利
SELECT date_signed AS date, place, coalesce(title, notice_title) AS title, doc_number, path AS file
FROM documents
WHERE (:words IS NULL OR instr(coalesce(title, notice_title), :words) > 0)
  AND (:place IS NULL OR instr(place, :place) > 0)
ORDER BY date_signed IS NULL, date_signed DESC, path;
