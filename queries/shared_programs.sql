-- SPDX-License-Identifier: Apache-2.0
-- name: shared_programs
-- doc: Programs that several documents name.
-- example:
SELECT g.name AS program, g.category, count(DISTINCT g.document_id) AS documents, group_concat(DISTINCT o.place) AS places
FROM programs g JOIN documents o ON o.document_id = g.document_id
GROUP BY g.program_id
ORDER BY documents DESC, g.name;
