-- SPDX-License-Identifier: Apache-2.0
-- name: find
-- doc: A row of what the words were found in; where no document is given, with the node's first evidence.
-- param: node integer the row of the node
-- param: found_in text name, another name, or text
-- param: document integer the row of the document in which they stand
-- param: byte_start integer where the passage to show begins
-- param: byte_end integer where it ends
-- example: --param node=1 --param found_in=name
WITH shown AS (
    SELECT n.id AS node, coalesce(:document, v.document) AS document,
           coalesce(:byte_start, v.byte_start) AS byte_start, coalesce(:byte_end, v.byte_end) AS byte_end
    FROM node n LEFT JOIN evidence v ON v.id = (
        SELECT w.id FROM evidence w JOIN document x ON x.id = w.document WHERE w.node = n.id
        ORDER BY x.path, w.byte_start, w.byte_end, w.rule LIMIT 1)
    WHERE n.id = :node
)
SELECT n.kind, n.name,
       coalesce(json_extract(n.attributes, '$.place'),
                (SELECT p.name FROM edge h JOIN node p ON p.id = h.source WHERE h.target = n.id AND h.kind = 'HAS_TASK'),
                json_extract(n.attributes, '$.doc_number')) AS "of",
       :found_in AS found_in, substr(n.key, 1, 12) AS id,
       d.path AS file, s.byte_start, s.byte_end,
       CAST(substr(CAST(d.text AS BLOB), s.byte_start + 1, s.byte_end - s.byte_start) AS TEXT) AS quote
FROM shown s JOIN node n ON n.id = s.node
LEFT JOIN document d ON d.id = s.document;
