-- Extract
SELECT CAST(DATE_TRUNC('month', "r"."ordered_on") AS DATE) AS "ordered_on", CAST(SUM("r"."amount") AS DOUBLE PRECISION) AS "amount", CAST(SUM("r"."quantity") AS BIGINT) AS "quantity", CAST(MAX("r"."rate") AS DOUBLE PRECISION) AS "rate", CAST(SUM("r"."Calculation_8346695955720886541") AS DOUBLE PRECISION) AS "Calculation_8346695955720886541" FROM (
SELECT
  CAST("orders"."ordered_on" AS DATE) AS "ordered_on",
  CAST("orders"."amount" AS DOUBLE PRECISION) AS "amount",
  CAST("orders"."quantity" AS BIGINT) AS "quantity",
  CAST("orders"."rate" AS DOUBLE PRECISION) AS "rate",
  CAST(((CAST("orders"."amount" AS DOUBLE PRECISION) * CAST(CAST("orders"."quantity" AS BIGINT) AS double precision))) AS DOUBLE PRECISION) AS "Calculation_8346695955720886541"
FROM external('orders.csv', COLUMNS => DESCRIPTOR("id" BIGINT, "customer" TEXT, "ordered_on" DATE, "amount" DOUBLE PRECISION, "quantity" BIGINT, "rate" DOUBLE PRECISION), FORMAT => 'csv', HEADER => true, DELIMITER => ',', QUOTE => '"', "null" => '') AS "orders"
) AS "r" GROUP BY CAST(DATE_TRUNC('month', "r"."ordered_on") AS DATE)
