-- SPDX-License-Identifier: Apache-2.0
-- name: shared_bases
-- doc: Pairs of documents that rest on the same policies.
-- example:
SELECT coalesce(a.title, a.notice_title) AS document, coalesce(b.title, b.notice_title) AS other, count(DISTINCT x.policy_id) AS shared,
       group_concat(DISTINCT x.title) AS titles
FROM citations x
JOIN citations y ON y.policy_id = x.policy_id AND x.document_id < y.document_id
JOIN documents a ON a.document_id = x.document_id
JOIN documents b ON b.document_id = y.document_id
GROUP BY x.document_id, y.document_id
ORDER BY shared DESC, a.path, b.path;
