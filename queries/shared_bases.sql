-- SPDX-License-Identifier: Apache-2.0
-- name: shared_bases
-- doc: Pairs of documents that rest on the same policies.
-- example:
-- The tables, not the view `citations`: that would cut every quote, twice.
WITH base AS MATERIALIZED (
    SELECT DISTINCT v.document, e.target AS policy
    FROM edge e JOIN evidence v ON v.edge = e.id JOIN node s ON s.id = e.source
    WHERE e.kind IN ('IMPLEMENTS', 'BASED_ON', 'CITES', 'FORMULATES', 'REVISES', 'REPEALS')
      AND (s.kind = 'Task'
           OR EXISTS (SELECT 1 FROM document_policy p WHERE p.document = v.document AND p.policy = s.id))
), pair AS MATERIALIZED (
    SELECT x.document AS one, y.document AS other, x.policy
    FROM base x JOIN base y ON y.policy = x.policy AND x.document <> y.document
)
SELECT coalesce(a.title, a.notice_title) AS document, coalesce(b.title, b.notice_title) AS other,
       count(*) AS shared, group_concat(p.title) AS titles
FROM (SELECT one, other, t.name AS title FROM pair JOIN node t ON t.id = pair.policy ORDER BY one, other, t.name, t.key) p
JOIN document x ON x.id = p.one JOIN document y ON y.id = p.other AND x.key < y.key
JOIN documents a ON a.document_id = x.key
JOIN documents b ON b.document_id = y.key
GROUP BY p.one, p.other
ORDER BY shared DESC, a.path, b.path;
