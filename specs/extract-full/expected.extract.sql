-- Extract
SELECT
  CAST("joined"."id" AS BIGINT) AS "id",
  CAST("joined"."customer" AS BIGINT) AS "customer",
  CAST("joined"."amount" AS DOUBLE PRECISION) AS "amount",
  CAST("joined"."Customer ID" AS BIGINT) AS "id (customers)",
  CAST("joined"."name" AS TEXT) AS "name"
FROM (SELECT "id", "customer", CASE WHEN "amount" BETWEEN -DOUBLE PRECISION '1.7976931348623157e308' AND DOUBLE PRECISION '1.7976931348623157e308' THEN "amount" ELSE CAST('not ' || CAST("amount" AS TEXT) AS DOUBLE PRECISION) END AS "amount", "Customer ID", "name" FROM external('data/joined.csv', COLUMNS => DESCRIPTOR("id" BIGINT, "customer" BIGINT, "amount" DOUBLE PRECISION, "Customer ID" BIGINT, "name" TEXT), FORMAT => 'csv', HEADER => true, DELIMITER => ',', QUOTE => '"', "null" => '')) AS "joined"
