-- SPDX-License-Identifier: Apache-2.0
-- name: around
-- doc: The edges of a node, one step, in both directions; the other ends in the order of their keys.
-- param: node integer the row of the node
-- param: most integer how many; -1: all
-- example: --param node=1 --param most=10
SELECT e.id AS edge, e.target AS other, 'out' AS direction, e.kind AS relation, n.key AS other_key, n.name AS other_name,
       n.kind AS other_kind
FROM edge e JOIN node n ON n.id = e.target WHERE e.source = :node
UNION ALL
SELECT e.id, e.source, 'in', e.kind, n.key AS other_key, n.name, n.kind
FROM edge e JOIN node n ON n.id = e.source WHERE e.target = :node AND e.source <> :node
ORDER BY relation, direction, other_key LIMIT :most;
