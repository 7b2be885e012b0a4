/** What WeCom's tests share: a scripted WeCom, and an intake and a roster that stand in memory. */
package org.roomkeeper.wecom.support;
