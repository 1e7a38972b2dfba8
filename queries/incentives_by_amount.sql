-- SPDX-License-Identifier: Apache-2.0
-- name: incentives_by_amount
-- doc: Money promised, the highest first within a unit.
-- param: recipient text part of who gets it
-- param: place text part of the name of the place
-- example:
-- example: --param recipient=企业
SELECT i.unit, i.amount, i.amount_max, i.recipient, i.condition, o.place, o.path AS file, i.byte_start, i.byte_end, i.quote
FROM incentives i JOIN documents o ON o.document_id = i.document_id
WHERE (:recipient IS NULL OR instr(i.recipient, :recipient) > 0 OR instr(i.condition, :recipient) > 0)
  AND (:place IS NULL OR instr(o.place, :place) > 0)
ORDER BY i.unit, i.amount DESC, o.path, i.byte_start;
