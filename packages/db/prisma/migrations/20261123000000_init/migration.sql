-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "platform" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "site_url" TEXT NOT NULL,
    "host_key" TEXT NOT NULL,
    "storefront" TEXT,
    "legal_name" TEXT,
    "uscc" TEXT,
    "judge_seq" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "platform_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "probe" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "platform_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "config" JSONB NOT NULL,
    "interval_seconds" INTEGER NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "first_slot" TIMESTAMPTZ(3) NOT NULL,
    "next_due" TIMESTAMPTZ(3) NOT NULL,
    "request_id" UUID,
    "request_at" TIMESTAMPTZ(3),
    "hinted_until" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),
    "lease_key" TEXT,
    "lease_slot" TIMESTAMPTZ(3),
    "fence" BIGINT NOT NULL DEFAULT 0,
    "last_at" TIMESTAMPTZ(3),
    "last_status" TEXT,
    "last_cause" TEXT,

    CONSTRAINT "probe_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "host" (
    "key" TEXT NOT NULL,
    "next_ok" TIMESTAMPTZ(3) NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "fence" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "host_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "observation" (
    "key" TEXT NOT NULL,
    "slot_at" TIMESTAMPTZ(3) NOT NULL,
    "platform_id" UUID,
    "probe_id" UUID,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "cause" TEXT,
    "detail" TEXT,
    "slots" INTEGER NOT NULL DEFAULT 1,
    "spacing_ms" BIGINT NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen" JSONB,
    "references" JSONB,
    "evidence" JSONB NOT NULL DEFAULT '[]',
    "judge_seq" BIGINT,

    CONSTRAINT "observation_pkey" PRIMARY KEY ("key","slot_at")
) PARTITION BY RANGE ("slot_at");

-- CreateTable
CREATE TABLE "unjudged" (
    "key" TEXT NOT NULL,
    "slot_at" TIMESTAMPTZ(3) NOT NULL,
    "platform_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "unjudged_pkey" PRIMARY KEY ("key","slot_at")
);

-- CreateTable
CREATE TABLE "evidence" (
    "sha256" CHAR(64) NOT NULL,
    "size" INTEGER NOT NULL,
    "mime" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "product" (
    "platform_id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "item" TEXT,
    "offer" JSONB NOT NULL,
    "price" INTEGER,
    "state" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_key" TEXT NOT NULL,

    CONSTRAINT "product_pkey" PRIMARY KEY ("platform_id","ref")
);

-- CreateTable
CREATE TABLE "price_point" (
    "platform_id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "price" INTEGER,
    "state" TEXT NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "price_point_pkey" PRIMARY KEY ("platform_id","ref","at")
);

-- CreateTable
CREATE TABLE "judge_state" (
    "platform_id" UUID NOT NULL,
    "state" JSONB NOT NULL,

    CONSTRAINT "judge_state_pkey" PRIMARY KEY ("platform_id")
);

-- CreateTable
CREATE TABLE "score_snapshot" (
    "platform_id" UUID NOT NULL,
    "profile" TEXT NOT NULL,
    "judge_seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "method" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "lo" DOUBLE PRECISION NOT NULL,
    "hi" DOUBLE PRECISION NOT NULL,
    "grade" TEXT NOT NULL,
    "coverage" DOUBLE PRECISION NOT NULL,
    "score" JSONB NOT NULL,

    CONSTRAINT "score_snapshot_pkey" PRIMARY KEY ("platform_id","profile","judge_seq")
);

-- CreateTable
CREATE TABLE "current_score" (
    "platform_id" UUID NOT NULL,
    "profile" TEXT NOT NULL,
    "judge_seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "score" JSONB NOT NULL,

    CONSTRAINT "current_score_pkey" PRIMARY KEY ("platform_id","profile")
);

-- CreateTable
CREATE TABLE "score_change" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "platform_id" UUID NOT NULL,
    "judge_seq" BIGINT NOT NULL,
    "alert_id" UUID,
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
    "at" TIMESTAMPTZ(3) NOT NULL,
    "evidence" JSONB NOT NULL,

    CONSTRAINT "score_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "platform_id" UUID NOT NULL,
    "dimension" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "children" JSONB NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_change_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "alert_id" UUID,
    "sequence" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "message" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "notification_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "alert_id" UUID,
    "sequence" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lease_until" TIMESTAMPTZ(3),
    "fence" BIGINT NOT NULL DEFAULT 0,
    "last_status" INTEGER,
    "last_error" TEXT,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trial" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "request" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "result" JSONB,
    "lease_until" TIMESTAMPTZ(3),
    "fence" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "trial_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "method" (
    "id" TEXT NOT NULL,
    "constants" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "method_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "profile" (
    "hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "weights" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "profile_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "worker" (
    "id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "beat_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "worker_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "platform_site_url_key" ON "platform"("site_url");

-- CreateIndex
CREATE INDEX "platform_created_at_id_idx" ON "platform"("created_at", "id");

-- CreateIndex
CREATE INDEX "probe_platform_id_idx" ON "probe"("platform_id");

-- CreateIndex
CREATE INDEX "probe_enabled_next_due_idx" ON "probe"("enabled", "next_due");

-- CreateIndex
CREATE INDEX "probe_request_at_idx" ON "probe"("request_at");

-- CreateIndex
CREATE INDEX "observation_platform_id_slot_at_key_idx" ON "observation"("platform_id", "slot_at" DESC, "key");

-- CreateIndex
CREATE INDEX "observation_probe_id_slot_at_idx" ON "observation"("probe_id", "slot_at" DESC);

-- CreateIndex
CREATE INDEX "observation_kind_slot_at_idx" ON "observation"("kind", "slot_at" DESC);

-- CreateIndex
CREATE INDEX "unjudged_platform_id_idx" ON "unjudged"("platform_id");

-- CreateIndex
CREATE INDEX "product_item_seen_at_idx" ON "product"("item", "seen_at");

-- CreateIndex
CREATE INDEX "score_snapshot_platform_id_profile_at_idx" ON "score_snapshot"("platform_id", "profile", "at");

-- CreateIndex
CREATE INDEX "score_change_platform_id_at_idx" ON "score_change"("platform_id", "at" DESC);

-- CreateIndex
CREATE INDEX "score_change_alert_id_at_idx" ON "score_change"("alert_id", "at");

-- CreateIndex
CREATE INDEX "alert_platform_id_state_idx" ON "alert"("platform_id", "state");

-- CreateIndex
CREATE INDEX "alert_last_change_at_id_idx" ON "alert"("last_change_at" DESC, "id");

-- CreateIndex
CREATE INDEX "alert_state_last_change_at_id_idx" ON "alert"("state", "last_change_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "notification_alert_id_sequence_key" ON "notification"("alert_id", "sequence");

-- CreateIndex
CREATE INDEX "delivery_state_next_attempt_idx" ON "delivery"("state", "next_attempt");

-- CreateIndex
CREATE INDEX "delivery_alert_id_channel_id_sequence_idx" ON "delivery"("alert_id", "channel_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_notification_id_channel_id_key" ON "delivery"("notification_id", "channel_id");

-- CreateIndex
CREATE INDEX "trial_state_created_at_idx" ON "trial"("state", "created_at");

-- CreateIndex
CREATE INDEX "worker_seen_at_idx" ON "worker"("seen_at");

-- AddForeignKey
ALTER TABLE "probe" ADD CONSTRAINT "probe_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "score_change" ADD CONSTRAINT "score_change_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_notification_id_fkey" FOREIGN KEY ("notification_id") REFERENCES "notification"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "current_score_at_idx" ON "current_score"("at");

-- One platform and dimension has at most one alert that still lives.
CREATE UNIQUE INDEX "alert_living_key" ON "alert" ("platform_id", "dimension") WHERE "state" IN ('open', 'acknowledged');

-- What the planner asks every second: due, not on its way.
CREATE INDEX "probe_due_idx" ON "probe" ("next_due") WHERE "enabled";
CREATE INDEX "probe_request_idx" ON "probe" ("request_at") WHERE "request_at" IS NOT NULL;
CREATE INDEX "probe_lease_idx" ON "probe" ("lease_until") WHERE "lease_until" IS NOT NULL;
CREATE INDEX "delivery_pending_idx" ON "delivery" ("next_attempt") WHERE "state" = 'pending';

-- Observations are partitioned by UTC month. Rows outside every month (clock trouble, old imports) land in the default.
CREATE TABLE "observation_default" PARTITION OF "observation" DEFAULT;
