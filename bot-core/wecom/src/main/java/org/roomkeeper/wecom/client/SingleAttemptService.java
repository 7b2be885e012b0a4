package org.roomkeeper.wecom.client;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import me.chanjar.weixin.cp.api.impl.WxCpServiceImpl;

/**
 * The client without its retry loop. The loop sends up to six times, non-idempotent requests too,
 * sleeps in the caller's thread and loses the error code in the end; when to try again is the
 * courier's to decide. A token that WeCom no longer takes is still refreshed, once a call.
 */
final class SingleAttemptService extends WxCpServiceImpl {
  @Override
  public <T, E> T execute(RequestExecutor<T, E> executor, String uri, E data)
      throws WxErrorException {
    return executeInternal(executor, uri, data, false);
  }
}
