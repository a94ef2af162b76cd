/** Genesys's own JavaScript SDK, one page after the other, as its documentation shows. */
import platformClient, { type Models } from 'purecloud-platform-client-v2';
import type { Prepare } from '../contender.ts';

const { ApiClient, RoutingApi } = platformClient;

/** @param options.page_size queues a page; the SDK's default is 25. */
export const prepare: Prepare = async ({ url, token }, { page_size }) => {
  const { hostname, port } = new URL(url);
  ApiClient.instance.config.setGateway({ host: hostname, protocol: 'http', port: Number(port) });
  ApiClient.instance.setAccessToken(token);
  const api = new RoutingApi();
  return async () => {
    const queues: Models.Queue[] = [];
    for (let pageNumber = 1, pages = 1; pageNumber <= pages; pageNumber += 1) {
      const page = await api.getRoutingQueues({ pageNumber, pageSize: Number(page_size) });
      queues.push(...(page.entities ?? []));
      pages = page.pageCount ?? 0;
    }
    return { queues: queues.length };
  };
};
