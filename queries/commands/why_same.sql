-- SPDX-License-Identifier: Apache-2.0
-- name: why_same
-- doc: The ways in which two nodes are written, by which rule each became the node, and where first.
-- param: a node one node
-- param: b node the other, or the same
-- example: --param a=安康市科学技术局 --param b=安康市科学技术局
WITH mention AS (
    SELECT n.id AS node, v.document, v.rule, v.byte_start, v.byte_end,
           CASE WHEN v.written = '' THEN coalesce(v.name, n.name) ELSE v.written END AS written
    FROM node n JOIN evidence v ON v.node = n.id
    WHERE n.key IN (:a, :b) AND v.priority < 2
),
place AS (
    SELECT m.*, d.path, d.text,
           row_number() OVER (PARTITION BY m.node, m.written, m.rule ORDER BY d.path, m.byte_start, m.byte_end) AS nth,
           count(*) OVER (PARTITION BY m.node, m.written, m.rule) AS mentions
    FROM mention m JOIN document d ON d.id = m.document
)
SELECT CASE WHEN :a = :b THEN 'same'
            WHEN (SELECT count(DISTINCT coalesce(json_extract(e.attributes, '$.edition_of'), e.key)) FROM node e
                  WHERE e.key IN (:a, :b)) = 1 THEN 'editions of one title'
            ELSE 'different' END AS verdict, n.name AS node, n.key AS id,
       json_extract(n.attributes, '$.place') AS place, p.written, p.rule, p.mentions, p.path AS file, p.byte_start,
       p.byte_end,
       CAST(substr(CAST(p.text AS BLOB), p.byte_start + 1, p.byte_end - p.byte_start) AS TEXT) AS quote
FROM place p JOIN node n ON n.id = p.node
WHERE p.nth = 1
ORDER BY n.key <> :a, p.mentions DESC, p.written, p.rule;
