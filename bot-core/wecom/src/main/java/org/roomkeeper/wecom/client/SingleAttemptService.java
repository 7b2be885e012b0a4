package org.roomkeeper.wecom.client;

import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import me.chanjar.weixin.common.util.http.apache.ApacheSimplePostRequestExecutor;
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

  @Override
  public String post(String url, String body) throws WxErrorException {
    return execute(new Post(this), url, body);
  }

  /**
   * The client takes each answer apart and writes it anew to look for an error code, which for a
   * room of 500 costs twice what reading it does. Where the answer begins as WeCom's successes do
   * there is nothing to look for.
   */
  private static final class Post extends ApacheSimplePostRequestExecutor {
    private static final String SUCCESS = "{\"errcode\":0,";

    Post(SingleAttemptService service) {
      super(service);
    }

    @Override
    public String handleResponse(WxType wxType, String answer) throws WxErrorException {
      return answer.startsWith(SUCCESS) ? answer : super.handleResponse(wxType, answer);
    }
  }
}
