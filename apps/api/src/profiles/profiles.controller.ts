import { CreateProfile, DefaultProfile, OwnProfileId, ProfileView } from '@kaopu/contracts';
import {
  createProfile,
  deleteProfile,
  ownProfileId,
  ownProfiles,
  setDefaultProfile,
  type Db,
  type ProfileRecord,
} from '@kaopu/db';
import {
  floorsOf,
  millionths,
  normalisedWeights,
  profileProblem,
  profileText,
  STANDARD_PROFILES,
  type Profile,
} from '@kaopu/scoring';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { DB } from '../core/core.module.ts';
import { ApiProblem, notFound } from '../problems/problem.ts';
import { weightProblem } from './weight-problem.ts';

/** Every platform is scored by every profile. */
const MOST_OWN = 20;

const Profiles = z.object({ items: z.array(ProfileView) });

/** By whose needs platforms are scored. */
@ApiTags('profiles')
@Controller('profiles')
export class ProfilesController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  @ApiOperation({ summary: 'The published profiles, then the own ones' })
  @ApiOkResponse({ standardSchema: Profiles })
  async list(): Promise<z.infer<typeof Profiles>> {
    const own = await ownProfiles(this.db);
    return { items: [...STANDARD_PROFILES.map(standardView), ...own.map(ownView)] };
  }

  @Post()
  @ApiOperation({ summary: 'Add own weights and floors; every platform is scored by them soon' })
  @ApiCreatedResponse({ standardSchema: ProfileView })
  async create(@Body({ schema: CreateProfile }) body: CreateProfile): Promise<ProfileView> {
    const problem = profileProblem(body.weights);
    if (problem !== null) throw weightProblem(problem);
    const { name, floors } = body;
    const asked = { id: '', weights: body.weights, ...(floors !== undefined && { floors }) };
    const weights = millionths(asked);
    const hash = hashOf({ ...asked, weights });
    const standard = STANDARD_PROFILES.find(
      (profile) => hashOf({ ...profile, weights: millionths(profile) }) === hash,
    );
    if (standard !== undefined) throw exists(standard.id);
    const made = await createProfile(
      this.db,
      { hash, name, weights, floors: floors ?? null },
      MOST_OWN,
    );
    if (made !== null) return ownView(made);
    const present = (await ownProfiles(this.db)).some((profile) => profile.hash === hash);
    throw present ? exists(ownProfileId(hash)) : new ApiProblem(409, 'too-many-profiles');
  }

  @Put('default')
  @HttpCode(204)
  @ApiOperation({ summary: 'Have the page of weights begin with an own profile, or with none' })
  async setDefault(@Body({ schema: DefaultProfile }) { id }: DefaultProfile): Promise<void> {
    if (!(await setDefaultProfile(this.db, id))) throw notFound();
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Stop scoring by an own profile; its past scores are kept' })
  async remove(@Param('id', { schema: OwnProfileId }) id: string): Promise<void> {
    if (!(await deleteProfile(this.db, id))) throw notFound();
  }
}

function exists(profileId: string): ApiProblem {
  return new ApiProblem(409, 'profile-exists', { extra: { profileId } });
}

function hashOf(profile: Profile): string {
  return createHash('sha256').update(profileText(profile)).digest('hex');
}

function view(profile: Profile): Pick<ProfileView, 'id' | 'weights' | 'floors' | 'hash'> {
  return {
    id: profile.id,
    weights: normalisedWeights(profile),
    floors: [...floorsOf(profile)],
    hash: hashOf(profile),
  };
}

function standardView(profile: Profile): ProfileView {
  return { ...view(profile), name: profile.id, own: false, isDefault: false, createdAt: null };
}

function ownView(record: ProfileRecord): ProfileView {
  const createdAt = record.createdAt.toISOString();
  return { ...view(record), name: record.name, own: true, isDefault: record.isDefault, createdAt };
}
