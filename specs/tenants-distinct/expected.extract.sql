-- Extract
SELECT
  CAST("orders"."id" AS BIGINT) AS "id",
  CAST("orders"."state" AS TEXT) AS "state",
  CAST("orders"."amount" AS DOUBLE PRECISION) AS "amount"
FROM (SELECT "id", "state", CASE WHEN "amount" BETWEEN -DOUBLE PRECISION '1.7976931348623157e308' AND DOUBLE PRECISION '1.7976931348623157e308' THEN "amount" ELSE CAST('not ' || CAST("amount" AS TEXT) AS DOUBLE PRECISION) END AS "amount" FROM external('orders.csv', COLUMNS => DESCRIPTOR("id" BIGINT, "state" TEXT, "amount" DOUBLE PRECISION), FORMAT => 'csv', HEADER => true, DELIMITER => ',', QUOTE => '"', "null" => '')) AS "orders"
WHERE ("orders"."state" IS NOT NULL AND "orders"."state" = TEXT 'CA')
