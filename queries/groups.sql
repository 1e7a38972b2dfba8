-- SPDX-License-Identifier: Apache-2.0
-- name: groups
-- doc: Coordinating bodies and their members.
-- param: name text part of the name of the body
-- example:
SELECT m.group_name AS body, m.role, m.member_name AS member, o.path AS file, m.byte_start, m.byte_end, m.quote
FROM memberships m JOIN documents o ON o.document_id = m.document_id
WHERE :name IS NULL OR instr(m.group_name, :name) > 0
ORDER BY o.path, m.group_name, m.byte_start;
