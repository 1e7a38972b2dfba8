-- SPDX-License-Identifier: Apache-2.0
-- name: expiring
-- doc: Documents that cease to hold, in the order of their last day.
-- param: from text not before this day
-- example:
SELECT date_expires AS expires, date_effective AS effective, place, coalesce(title, notice_title) AS title, doc_number, path AS file
FROM documents
WHERE date_expires IS NOT NULL AND (:from IS NULL OR date_expires >= :from)
ORDER BY date_expires, path;
