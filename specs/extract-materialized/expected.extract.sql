-- Extract
SELECT
  CAST("orders"."id" AS BIGINT) AS "id",
  CAST("orders"."state" AS TEXT) AS "state",
  CAST("orders"."ordered_on" AS DATE) AS "ordered_on",
  CAST((TABLEAU.ROUND(CAST("orders"."amount" AS DOUBLE PRECISION), CAST(TRUNC(CAST(1 AS bigint)) AS integer OR NULL))) AS DOUBLE PRECISION) AS "Calculation_8266941005125228260",
  CAST(((TABLEAU.ROUND(CAST("orders"."amount" AS DOUBLE PRECISION), CAST(TRUNC(CAST(1 AS bigint)) AS integer OR NULL)) > CAST(2 AS bigint))) AS BOOLEAN) AS "Calculation_2200204773317103259"
FROM external('orders.csv', COLUMNS => DESCRIPTOR("id" BIGINT, "state" TEXT, "amount" DOUBLE PRECISION, "ordered_on" DATE), FORMAT => 'csv', HEADER => true, DELIMITER => ',', QUOTE => '"', "null" => '') AS "orders"
