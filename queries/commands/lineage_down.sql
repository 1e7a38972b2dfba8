-- SPDX-License-Identifier: Apache-2.0
-- name: lineage_down
-- doc: What points at a policy, as `lineage_up`; a task stands for its policy.
-- param: node integer the row of the policy
-- example: --param node=1
SELECT e.id AS edge, e.kind AS relation,
       CASE s.kind WHEN 'Task' THEN (SELECT f.source FROM (SELECT h.source, min(h.key) FROM edge h
                                                           WHERE h.target = s.id AND h.kind = 'HAS_TASK') f)
                   ELSE s.id END AS other,
       CASE s.kind WHEN 'Task' THEN s.id END AS task,
       CASE e.kind WHEN 'IMPLEMENTS' THEN 0 WHEN 'BASED_ON' THEN 1 WHEN 'REVISES' THEN 2 WHEN 'REPEALS' THEN 3
              WHEN 'FORMULATES' THEN 4 WHEN 'CITES' THEN 5 WHEN 'VERSION_OF' THEN 6 END AS rank
FROM edge e JOIN node s ON s.id = e.source
WHERE e.target = :node;
