-- Extract
SELECT
  CAST("orders"."id" AS BIGINT) AS "id",
  CAST("orders"."amount" AS DOUBLE PRECISION) AS "amount",
  CAST("orders"."made" AS TIMESTAMP) AS "made"
FROM (SELECT "id", "amount", CASE WHEN POSITION(':' IN "made") IN (2, 3) THEN DATE '1899-12-30' + CAST("made" AS time) WHEN "made" ~ ':[0-9.]+ ?[+-][0-9]{1,2}(:?[0-9]{2})?$' THEN CAST("made" AS timestamptz) AT TIME ZONE 'UTC' ELSE CAST("made" AS timestamp) END AS "made" FROM external('orders.csv', COLUMNS => DESCRIPTOR("id" BIGINT, "amount" DOUBLE PRECISION, "made" TEXT), FORMAT => 'csv', HEADER => true, DELIMITER => ',', QUOTE => '"', "null" => '')) AS "orders"
