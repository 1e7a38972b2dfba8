-- SPDX-License-Identifier: Apache-2.0
-- name: cross_level_coverage
-- doc: Policies of the centre and which places have documents that rest on them.
-- param: title text part of the title of the cited policy
-- example: --param title=知识产权
WITH place_of AS MATERIALIZED (
    SELECT d.id AS document, a.target AS place
    FROM document d
    JOIN edge p ON p.source = d.node AND p.kind IN ('PUBLISHES', 'REPORTS_ON')
    JOIN edge a ON a.source = p.target AND a.kind = 'APPLIES_TO'
)
SELECT t.name AS policy, t.kind, count(DISTINCT o.place) AS places, group_concat(DISTINCT pl.name) AS covered,
       count(DISTINCT v.document) AS documents
FROM node t
JOIN edge e ON e.target = t.id AND e.kind IN ('IMPLEMENTS', 'BASED_ON', 'CITES')
JOIN evidence v ON v.edge = e.id
JOIN place_of o ON o.document = v.document
JOIN node pl ON pl.id = o.place
WHERE t.kind IN ('Policy', 'Law') AND (:title IS NULL OR instr(t.name, :title) > 0)
GROUP BY t.id
ORDER BY places DESC, documents DESC, t.name, t.key;
