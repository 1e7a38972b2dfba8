-- SPDX-License-Identifier: Apache-2.0
-- name: tasks
-- doc: What an agency owns: its own tasks and those of the collectives that it is a member of.
-- param: agency node:Agency the agency
-- hub: agency MEMBER_OF
-- param: place text part of the name of the place where the task holds
-- param: role lead|responsible|implement|participant its role in the task
-- param: policy text part of the title of the policy
-- param: direct integer 1 leaves out what it owns through a collective
-- param: as_of integer a year: what its predecessors owned until then counts as its own, later documents do not
-- example: --param agency=安康市科学技术局
WITH RECURSIVE mine(id, via, depth) AS (
    -- Who was succeeded by the year asked for owns nothing itself any more: via tells the heir.
    SELECT n.id, (SELECT '→ ' || h.name || ' (' || json_extract(s.attributes, '$.date') || ')'
                  FROM edge s JOIN node h ON h.id = s.target
                  WHERE s.source = n.id AND s.kind = 'SUCCEEDED_BY'
                    AND CAST(json_extract(s.attributes, '$.date') AS INTEGER) <= :as_of
                  ORDER BY h.name LIMIT 1), 0
    FROM node n WHERE n.key = :agency
    UNION
    SELECT c.id, c.name, mine.depth + 1
    FROM mine
    JOIN edge m ON m.source = mine.id AND m.kind = 'MEMBER_OF'
    JOIN node c ON c.id = m.target AND c.kind = 'Agency'
    WHERE coalesce(:direct, 0) = 0 AND mine.depth < 4
    UNION
    SELECT c.id, c.name || ' (–' || json_extract(m.attributes, '$.date') || ')', mine.depth + 1
    FROM mine
    JOIN edge m ON m.target = mine.id AND m.kind = 'SUCCEEDED_BY'
         AND CAST(json_extract(m.attributes, '$.date') AS INTEGER) <= :as_of
    JOIN node c ON c.id = m.source AND c.kind = 'Agency'
    WHERE mine.depth < 4
),
owned AS (
    SELECT a.name AS agency, mine.via, e.id AS edge, t.id AS subject, t.kind AS subject_kind, t.name AS subject_name,
           t.attributes AS subject_attributes,
           CASE t.kind WHEN 'Task' THEN (SELECT f.source FROM (SELECT h.source, min(h.key) FROM edge h
                                                               WHERE h.target = t.id AND h.kind = 'HAS_TASK') f)
                       ELSE t.id END AS policy
    FROM mine -- CROSS: from here on, never through all edges
    CROSS JOIN node a ON a.id = mine.id
    CROSS JOIN edge e ON e.source = mine.id AND e.kind = 'RESPONSIBLE_FOR'
    CROSS JOIN node t ON t.id = e.target
),
-- Without the texts: what is compared is written down, each row with all that it has.
said AS (
    SELECT DISTINCT o.edge, o.agency,
           json_extract(v.attributes, '$.role') AS role,
           coalesce(json_extract(v.attributes, '$.inherited'), 0) AS inherited,
           o.via, o.subject, o.subject_kind, o.subject_name,
           json_extract(o.subject_attributes, '$.path') AS path,
           p.name AS policy,
           json_extract(dn.attributes, '$.place') AS place,
           coalesce(json_extract(v.attributes, '$.deadline'), json_extract(o.subject_attributes, '$.deadline')) AS deadline,
           d.id AS document, v.byte_start, v.byte_end
    FROM owned o
    CROSS JOIN evidence v ON v.edge = o.edge
    CROSS JOIN document d ON d.id = v.document
    CROSS JOIN node dn ON dn.id = d.node
    LEFT JOIN node p ON p.id = o.policy
    WHERE (:place IS NULL OR instr(json_extract(dn.attributes, '$.place'), :place) > 0)
      AND (:role IS NULL OR json_extract(v.attributes, '$.role') = :role)
      AND (:as_of IS NULL OR coalesce(CAST(substr(json_extract(dn.attributes, '$.date_signed'), 1, 4) AS INTEGER), 0) <= :as_of)
      AND (:policy IS NULL OR instr(p.name, :policy) > 0)
)
SELECT s.agency, s.role, s.inherited AS "inherited?", s.via, s.path,
       CASE s.subject_kind WHEN 'Task' THEN s.subject_name END AS task,
       s.policy, s.place, s.deadline, d.path AS file, s.byte_start, s.byte_end,
       CAST(substr(CAST(d.text AS BLOB), s.byte_start + 1, s.byte_end - s.byte_start) AS TEXT) AS quote
FROM said s CROSS JOIN document d ON d.id = s.document
ORDER BY s.via IS NOT NULL, s.policy, d.path,
         (SELECT min(t.byte_start) FROM evidence t WHERE t.node = s.subject AND t.document = d.id), s.byte_start, s.agency;
