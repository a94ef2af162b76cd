/**
 * What Genesys Cloud has and the sandbox has not. To pass over it would be a wrong answer, and to refuse it in Genesys's words would make it
 * look invented; so it has an answer of its own, which Genesys gives to nothing.
 */
import { ApiError } from '../reply.ts';

/** @param what as in "GET /api/v2/routing/utilization" or "metric tFlowOut" */
export function lacking(what: string): ApiError {
  return new ApiError(501, 'not.in.sandbox', `The sandbox has no ${what}; Genesys Cloud has.`);
}
