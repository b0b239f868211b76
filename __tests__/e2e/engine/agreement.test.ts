import { buildersAgreeOn } from './agreement.ts';

buildersAgreeOn('minimal-api');
