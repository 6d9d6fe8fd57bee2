-- Extract
SELECT
  CAST("orders"."id" AS BIGINT) AS "id",
  CAST("orders"."amount" AS DOUBLE PRECISION) AS "amount",
  CAST("orders"."ordered_on" AS DATE) AS "ordered_on"
FROM external('orders.csv', COLUMNS => DESCRIPTOR("id" BIGINT, "amount" DOUBLE PRECISION, "ordered_on" DATE), FORMAT => 'csv', HEADER => true, DELIMITER => ',', QUOTE => '"', "null" => '') AS "orders"
