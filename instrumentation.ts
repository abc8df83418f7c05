import type { Instrumentation } from "next";

/**
 * Logs a fault under the number that its page shows. The path stays out: secret links are paths.
 */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  const { logger } = await import("@/lib/logger");
  const { message, stack, digest } = error as Error & { digest?: string };
  const requestId = request.headers["x-request-id"];
  logger.error({ requestId, digest, route: context.routePath, error: message, stack }, "request failed");
};
