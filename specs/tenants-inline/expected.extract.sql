-- Extract
SELECT
  CAST("orders"."id" AS BIGINT) AS "id",
  CAST("orders"."client" AS BIGINT) AS "client",
  CAST("orders"."amount" AS DOUBLE PRECISION) AS "amount"
FROM (SELECT "id", "client", CASE WHEN "amount" BETWEEN -DOUBLE PRECISION '1.7976931348623157e308' AND DOUBLE PRECISION '1.7976931348623157e308' THEN "amount" ELSE CAST('not ' || CAST("amount" AS TEXT) AS DOUBLE PRECISION) END AS "amount" FROM external('orders.csv', COLUMNS => DESCRIPTOR("id" BIGINT, "client" BIGINT, "amount" DOUBLE PRECISION), FORMAT => 'csv', HEADER => true, DELIMITER => ',', QUOTE => '"', "null" => '')) AS "orders"
WHERE ("orders"."client" IS NOT NULL AND "orders"."client" >= BIGINT '17' AND "orders"."client" <= BIGINT '17')
