-- SPDX-License-Identifier: Apache-2.0
-- name: basis_of_document
-- doc: What each document rests on and cites.
-- param: title text part of the title of the document
-- example: --param title=专利
SELECT coalesce(o.title, o.notice_title) AS document, c.relation, c.title, c.doc_number, o.path AS file, c.byte_start, c.byte_end,
       c.quote
FROM citations c JOIN documents o ON o.document_id = c.document_id
WHERE :title IS NULL OR instr(coalesce(o.title, o.notice_title), :title) > 0
ORDER BY o.path, c.byte_start, c.relation;
