-- SPDX-License-Identifier: Apache-2.0
-- name: beside
-- doc: The edges of a node as `around`, in no order and from the indexes alone: for searches that order at the end.
-- param: node integer the row of the node
-- example: --param node=1
SELECT e.id AS edge, e.target AS other, e.kind AS relation, 'out' AS direction FROM edge e WHERE e.source = :node
UNION ALL
SELECT e.id, e.source, e.kind, 'in' FROM edge e WHERE e.target = :node;
