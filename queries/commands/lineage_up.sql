-- SPDX-License-Identifier: Apache-2.0
-- name: lineage_up
-- doc: What a policy and its tasks point at: edge, relation, the other node, the task, in no order. Only rows with a rank
-- doc: are ties of lineage.
-- param: node integer the row of the policy
-- example: --param node=1
SELECT e.id AS edge, e.kind AS relation, e.target AS other, NULL AS task,
       CASE e.kind WHEN 'IMPLEMENTS' THEN 0 WHEN 'BASED_ON' THEN 1 WHEN 'REVISES' THEN 2 WHEN 'REPEALS' THEN 3
              WHEN 'FORMULATES' THEN 4 WHEN 'CITES' THEN 5 WHEN 'VERSION_OF' THEN 6 END AS rank
FROM edge e WHERE e.source = :node
UNION ALL
SELECT e.id, e.kind, e.target, h.target,
       CASE e.kind WHEN 'IMPLEMENTS' THEN 0 WHEN 'BASED_ON' THEN 1 WHEN 'REVISES' THEN 2 WHEN 'REPEALS' THEN 3
              WHEN 'FORMULATES' THEN 4 WHEN 'CITES' THEN 5 WHEN 'VERSION_OF' THEN 6 END
FROM edge h JOIN edge e ON e.source = h.target WHERE h.source = :node AND h.kind = 'HAS_TASK';
