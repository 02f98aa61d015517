-- CreateTable
CREATE TABLE "report_plan" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "profile" TEXT NOT NULL,
    "rhythm" TEXT NOT NULL,
    "hour" INTEGER NOT NULL,
    "weekday" INTEGER NOT NULL DEFAULT 1,
    "time_zone" TEXT NOT NULL DEFAULT 'Asia/Shanghai',
    "channel_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "language" TEXT NOT NULL DEFAULT 'zh',
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "now_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report" (
    "id" UUID NOT NULL,
    "plan_id" UUID,
    "profile" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3) NOT NULL,
    "contents" JSONB NOT NULL,
    "pdf" BYTEA,
    "print_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "prints" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "report_created_at_id_idx" ON "report"("created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "report_print_at_idx" ON "report"("print_at");

-- CreateIndex
CREATE UNIQUE INDEX "report_plan_id_until_at_key" ON "report"("plan_id", "until_at");

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "report_plan"("id") ON DELETE SET NULL ON UPDATE CASCADE;
