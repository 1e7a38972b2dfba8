-- SPDX-License-Identifier: Apache-2.0
-- name: edge
-- doc: An edge and its ends.
-- param: edge integer the row of the edge
-- example: --param edge=1
SELECT s.name AS "from", s.kind AS from_kind, e.kind AS relation, t.name AS "to", t.kind AS to_kind
FROM edge e JOIN node s ON s.id = e.source JOIN node t ON t.id = e.target
WHERE e.id = :edge;
