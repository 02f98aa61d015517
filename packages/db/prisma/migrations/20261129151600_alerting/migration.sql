-- AlterTable
ALTER TABLE "platform" ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "alert" ADD COLUMN     "due" TIMESTAMPTZ(3),
ADD COLUMN     "group_key" TEXT,
ADD COLUMN     "memory" JSONB,
ADD COLUMN     "muted_by" TEXT,
ADD COLUMN     "snoozed_until" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "alert_event" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "sequence" BIGSERIAL NOT NULL,
    "platform_id" UUID NOT NULL,
    "change_id" UUID,
    "alert_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "dimension" TEXT NOT NULL,
    "indicator" TEXT,
    "subject" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "from_value" JSONB,
    "to_value" JSONB,
    "severity" TEXT NOT NULL,
    "recovery" BOOLEAN NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "evidence" JSONB NOT NULL,
    "points" DOUBLE PRECISION,
    "look_ms" BIGINT,
    "breadth" INTEGER NOT NULL,
    "processed_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_memory" (
    "platform_id" UUID NOT NULL,
    "children" JSONB NOT NULL,

    CONSTRAINT "alert_memory_pkey" PRIMARY KEY ("platform_id")
);

-- CreateTable
CREATE TABLE "alert_group" (
    "key" TEXT NOT NULL,
    "told_at" TIMESTAMPTZ(3),
    "told_severity" TEXT,
    "flush_at" TIMESTAMPTZ(3),
    "held" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "alert_group_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "alert_word" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "alert_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "word" TEXT NOT NULL,
    "who" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "reason" TEXT,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "alert_word_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_rule" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "platform_id" UUID,
    "tag" TEXT,
    "profile" TEXT,
    "min_severity" TEXT NOT NULL,
    "threshold" DOUBLE PRECISION,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_silence" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "matchers" JSONB NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3) NOT NULL,
    "author" TEXT NOT NULL,
    "comment" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_silence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_route" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "place" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "route" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_route_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "alert_event_processed_at_sequence_idx" ON "alert_event"("processed_at", "sequence");

-- CreateIndex
CREATE INDEX "alert_event_at_idx" ON "alert_event"("at");

-- CreateIndex
CREATE INDEX "alert_event_platform_id_idx" ON "alert_event"("platform_id");

-- CreateIndex
CREATE INDEX "alert_event_alert_id_idx" ON "alert_event"("alert_id");

-- CreateIndex
CREATE INDEX "alert_group_flush_at_idx" ON "alert_group"("flush_at");

-- CreateIndex
CREATE INDEX "alert_word_alert_id_at_idx" ON "alert_word"("alert_id", "at");

-- CreateIndex
CREATE INDEX "alert_silence_until_at_idx" ON "alert_silence"("until_at");

-- CreateIndex
CREATE INDEX "alert_due_idx" ON "alert"("due");

-- CreateIndex
CREATE INDEX "alert_group_key_idx" ON "alert"("group_key");

-- AddForeignKey
ALTER TABLE "alert_event" ADD CONSTRAINT "alert_event_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_word" ADD CONSTRAINT "alert_word_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_memory" ADD CONSTRAINT "alert_memory_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What stands open was told of by the judge until now: the stages remember it as told, of the one route there is.
UPDATE "alert" SET "group_key" = 'default|' || "platform_id" || '|' || "dimension",
  "memory" = jsonb_build_object(
    'id', "id", 'platformId', "platform_id", 'dimension', "dimension", 'severity', "severity",
    'openedAt', round(extract(epoch FROM "opened_at") * 1000), 'resolvedAt', NULL, 'children', "children",
    'group', 'default|' || "platform_id" || '|' || "dimension", 'routeId', 'default', 'sequence', "sequence",
    'firstToldAt', round(extract(epoch FROM "opened_at") * 1000),
    'toldAt', round(extract(epoch FROM "last_change_at") * 1000), 'toldSeverity', "severity",
    'escalated', 0, 'askAt', 0, 'acknowledged', "state" = 'acknowledged', 'snoozedUntil', NULL, 'mutedBy', NULL,
    'news', jsonb_build_object('reason', NULL, 'events', '[]'::jsonb, 'more', 0))
WHERE "state" IN ('open', 'acknowledged');

INSERT INTO "alert_group" ("key", "told_at", "told_severity")
SELECT "group_key", max("last_change_at"),
  CASE max(CASE "severity" WHEN 'critical' THEN 2 WHEN 'warning' THEN 1 ELSE 0 END)
    WHEN 2 THEN 'critical' WHEN 1 THEN 'warning' ELSE 'info' END
FROM "alert" WHERE "memory" IS NOT NULL GROUP BY "group_key";

INSERT INTO "alert_memory" ("platform_id", "children")
SELECT a."platform_id", jsonb_object_agg(c.child, jsonb_build_object('bad', true,
  'at', round(extract(epoch FROM a."last_change_at") * 1000), 'lookMs', NULL, 'turns', '[]'::jsonb, 'flapping', NULL))
FROM "alert" a, jsonb_array_elements_text(a."children") AS c(child)
WHERE a."memory" IS NOT NULL GROUP BY a."platform_id";
