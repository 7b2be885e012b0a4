package org.roomkeeper.wecom.client;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import me.chanjar.weixin.common.error.WxErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roomkeeper.wecom.support.ScriptedWeCom;
import org.slf4j.LoggerFactory;

/** No token and no key reaches a log. */
class SecretsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://q.com/cgi-bin/appchat/send?access_token=HIDDEN",
        "/cgi-bin/gettoken?corpid=c&corpsecret=HIDDEN&x=1",
        "POST /cgi-bin/webhook/send?key=HIDDEN failed",
        "{\"access_token\":\"HIDDEN\",\"expires_in\":7200}",
        "{\"welcome_code\" : \"HIDDEN\"}",
        "{\"response_code\":\"HIDDEN\"}",
        "<WelcomeCode><![CDATA[HIDDEN]]></WelcomeCode>",
        "<ResponseCode>HIDDEN</ResponseCode>",
        "token: accessToken=HIDDEN-HIDDEN"
      })
  void areMaskedWhereverTheyStand(String text) {
    assertThat(Secrets.mask(text)).doesNotContain("HIDDEN").contains("****");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "plain words", "a key = value", "agentid=1000002", "{\"errcode\":0}", "a<b"})
  void leaveOtherTextsAlone(String text) {
    assertThat(Secrets.mask(text)).isEqualTo(text);
  }

  @Test
  void areMaskedInLinesAndStackTraces() {
    var context = new LoggerContext();
    var event =
        new LoggingEvent(
            "x",
            context.getLogger("x"),
            Level.WARN,
            "calling {}",
            null,
            new Object[] {"?access_token=HIDDEN"});
    event.setThrowableProxy(
        new ThrowableProxy(
            new IllegalStateException(
                "at ?key=HIDDEN", new RuntimeException("{\"access_token\":\"HIDDEN\"}"))));
    var message = new MaskedLogs.Message();
    message.setContext(context);
    message.start();
    var stack = new MaskedLogs.Stack();
    stack.setContext(context);
    stack.start();

    assertThat(message.convert(event)).isEqualTo("calling ?access_token=****");
    assertThat(stack.convert(event)).doesNotContain("HIDDEN").contains("IllegalStateException");
  }

  @Test
  void areNotLoggedByTheClientWhateverGoesWrong() throws Exception {
    var lines = new ArrayList<String>();
    var logger = (ch.qos.logback.classic.Logger) LoggerFactory.getLogger("ROOT");
    var appender =
        new AppenderBase<ILoggingEvent>() {
          @Override
          protected synchronized void append(ILoggingEvent event) {
            lines.add(event.getLoggerName() + " " + event.getFormattedMessage());
          }
        };
    appender.start();
    logger.addAppender(appender);
    try (var weCom = new ScriptedWeCom()) {
      var path = "/cgi-bin/appchat/get";
      var app = new WeComClients(weCom.settings()).app();
      weCom
          .next(path, "{\"errcode\":42001,\"errmsg\":\"expired\"}")
          .next(path, "{\"errcode\":86003,\"errmsg\":\"no\"}")
          .next(path, 500, "oops")
          .next(path, 200, "rubbish")
          .next(path, 0, "");
      var failures = new ArrayList<Exception>();
      for (int i = 0; i < 4; i++) {
        try {
          app.getChatService().get("chat1");
        } catch (WxErrorException | RuntimeException e) {
          failures.add(e);
        }
      }
      assertThat(failures).hasSize(4);
    } finally {
      logger.detachAppender(appender);
    }
    assertThat(lines).noneMatch(line -> line.contains("secret-token"));
    assertThat(lines).noneMatch(line -> line.startsWith("me.chanjar"));
  }
}
