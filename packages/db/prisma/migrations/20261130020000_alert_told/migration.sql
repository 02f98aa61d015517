-- CreateTable
CREATE TABLE "alert_told" (
    "alert_id" UUID NOT NULL,
    "notification_id" UUID NOT NULL,
    "place" BIGSERIAL NOT NULL,

    CONSTRAINT "alert_told_pkey" PRIMARY KEY ("alert_id","notification_id")
);

-- What was told so far: its first alert, and those that its message names besides.
INSERT INTO "alert_told" ("alert_id", "notification_id")
SELECT a.id, n.id FROM "notification" n
CROSS JOIN LATERAL (
  SELECT n.alert_id AS id
  UNION
  SELECT (x.about->>'id')::uuid FROM jsonb_array_elements(CASE jsonb_typeof(n.message #> '{data,alerts}')
    WHEN 'array' THEN n.message #> '{data,alerts}' ELSE '[]' END) AS x(about)
) named
JOIN "alert" a ON a.id = named.id
ORDER BY n.created_at, n.sequence;

-- CreateIndex
CREATE INDEX "alert_told_notification_id_idx" ON "alert_told"("notification_id");

-- AddForeignKey
ALTER TABLE "alert_told" ADD CONSTRAINT "alert_told_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_told" ADD CONSTRAINT "alert_told_notification_id_fkey" FOREIGN KEY ("notification_id") REFERENCES "notification"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "waits_for" UUID[] DEFAULT ARRAY[]::UUID[];

-- What is under way keeps the order it had.
UPDATE "delivery" d SET "waits_for" = ARRAY(
  SELECT e.id FROM "delivery" e
  WHERE e.alert_id = d.alert_id AND e.channel_id = d.channel_id AND e.sequence < d.sequence AND e.state <> 'sent')
WHERE d.state = 'pending' AND d.alert_id IS NOT NULL;
