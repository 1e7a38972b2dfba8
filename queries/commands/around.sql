-- SPDX-License-Identifier: Apache-2.0
-- name: around
-- doc: The edges of a node, one step, in both directions.
-- param: node integer the row of the node
-- example: --param node=1
SELECT e.id AS edge, e.target AS other, 'out' AS direction, e.kind AS relation
FROM edge e WHERE e.source = :node
UNION ALL
SELECT e.id, e.source, 'in', e.kind FROM edge e WHERE e.target = :node AND e.source <> :node
ORDER BY relation, direction, other;
