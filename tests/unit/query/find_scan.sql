-- SPDX-License-Identifier: Apache-2.0
WITH passage(node, document, start, words) AS ( -- where words may stand: the tasks, and whole documents
    SELECT v.node, v.document, v.byte_start,
           CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT)
    FROM document d JOIN evidence v ON v.document = d.id JOIN node t ON t.id = v.node AND t.kind = 'Task'
    WHERE instr(d.text, :text) > 0
    UNION ALL
    SELECT node, id, 0, text FROM document WHERE instr(text, :text) > 0
),
inside AS ( -- the first place, with some characters around it
    SELECT node, document, start, words, max(1, instr(words, :text) - 16) AS first
    FROM passage WHERE instr(words, :text) > 0
),
hit(node, rank, found_in, document, byte_start, byte_end) AS (
    SELECT id, CASE WHEN name = :text THEN 0 WHEN substr(name, 1, length(:text)) = :text THEN 2 ELSE 3 END, 'name',
           NULL, NULL, NULL
    FROM node WHERE instr(name, :text) > 0
    UNION ALL
    SELECT node, CASE WHEN name = :text THEN 1 ELSE 4 END, name, NULL, NULL, NULL FROM alias WHERE instr(name, :text) > 0
    UNION ALL
    SELECT node, CASE WHEN start = 0 THEN 6 ELSE 5 END, 'text', document,
           start + length(CAST(substr(words, 1, first - 1) AS BLOB)),
           start + length(CAST(substr(words, 1, first + length(:text) + 47) AS BLOB))
    FROM inside
),
best AS (SELECT node, min(rank) AS rank, found_in, document, byte_start, byte_end FROM hit GROUP BY node),
shown AS (
    SELECT b.node, b.rank, b.found_in, coalesce(b.document, v.document) AS document,
           coalesce(b.byte_start, v.byte_start) AS byte_start, coalesce(b.byte_end, v.byte_end) AS byte_end
    FROM best b LEFT JOIN evidence v ON v.id = (
        SELECT w.id FROM evidence w JOIN document x ON x.id = w.document WHERE w.node = b.node
        ORDER BY x.path, w.byte_start, w.byte_end, w.rule LIMIT 1)
)
SELECT n.kind, n.name,
       coalesce(json_extract(n.attributes, '$.place'),
                (SELECT p.name FROM edge h JOIN node p ON p.id = h.source WHERE h.target = n.id AND h.kind = 'HAS_TASK'),
                json_extract(n.attributes, '$.doc_number')) AS "of",
       s.found_in, substr(n.key, 1, 12) AS id,
       d.path AS file, s.byte_start, s.byte_end,
       CAST(substr(CAST(d.text AS BLOB), s.byte_start + 1, s.byte_end - s.byte_start) AS TEXT) AS quote
FROM shown s JOIN node n ON n.id = s.node
LEFT JOIN document d ON d.id = s.document
WHERE :kind IS NULL OR n.kind = :kind
ORDER BY s.rank, n.kind, n.name, n.key;
