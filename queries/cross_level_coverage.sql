-- SPDX-License-Identifier: Apache-2.0
-- name: cross_level_coverage
-- doc: Policies of the centre and which places have documents that rest on them.
-- param: title text part of the title of the cited policy
-- example: --param title=知识产权
SELECT t.name AS policy, t.kind, count(DISTINCT pl.id) AS places, group_concat(DISTINCT pl.name) AS covered,
       count(DISTINCT v.document) AS documents
FROM node t
JOIN edge e ON e.target = t.id AND e.kind IN ('IMPLEMENTS', 'BASED_ON', 'CITES')
JOIN evidence v ON v.edge = e.id
JOIN document_policy p ON p.document = v.document
JOIN edge a ON a.source = p.policy AND a.kind = 'APPLIES_TO'
JOIN node pl ON pl.id = a.target
WHERE :title IS NULL OR instr(t.name, :title) > 0
GROUP BY t.id
ORDER BY places DESC, documents DESC, t.name, t.key;
