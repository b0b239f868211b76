import { buildersAgreeOn } from '../engine/agreement.ts';

buildersAgreeOn('packages');
