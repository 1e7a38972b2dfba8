-- SPDX-License-Identifier: Apache-2.0
-- name: kinds
-- doc: How many nodes and edges of each kind there are.
-- example:
SELECT 'node' AS what, kind, count(*) AS number FROM node GROUP BY kind
UNION ALL
SELECT 'edge', kind, count(*) FROM edge GROUP BY kind
ORDER BY what DESC, number DESC, kind;
