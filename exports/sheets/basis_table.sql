-- SPDX-License-Identifier: Apache-2.0
-- What rests on what: a line a document, relation and title, at the first place.
WITH first AS (
    SELECT *, row_number() OVER (PARTITION BY document, edge
                                 ORDER BY byte_start, byte_end, rule, attributes, written) AS place
    FROM evidence WHERE edge IS NOT NULL
)
SELECT d.id AS _document, t.id AS _node, v.id AS _evidence,
       s.name AS source_title, e.kind AS relation, t.name AS target_title,
       coalesce(json_extract(v.attributes, '$.doc_number'), json_extract(t.attributes, '$.doc_number')) AS doc_number,
       json_extract(t.attributes, '$.stub') AS stub,
       d.path AS source
FROM edge e
JOIN node s ON s.id = e.source
JOIN node t ON t.id = e.target
JOIN first v ON v.edge = e.id AND v.place = 1
JOIN document d ON d.id = v.document
WHERE e.kind IN ('IMPLEMENTS', 'BASED_ON', 'CITES', 'FORMULATES', 'REVISES', 'REPEALS')
ORDER BY d.path, d.key, v.byte_start, v.byte_end, e.key
