-- SPDX-License-Identifier: Apache-2.0
-- name: changed_rules
-- doc: What was revised or repealed, and by what.
-- example:
SELECT c.relation, c.title, c.doc_number, coalesce(o.title, o.notice_title) AS by_document, o.date_signed AS date, o.path AS file,
       c.byte_start, c.byte_end, c.quote
FROM citations c JOIN documents o ON o.document_id = c.document_id
WHERE c.relation IN ('revises', 'repeals')
ORDER BY o.date_signed, o.path, c.byte_start;
