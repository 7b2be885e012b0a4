package org.roomkeeper.runtime.settings;

/**
 * A section of {@code roomkeeper.yaml} that a part of the bot claims by a multibinding; read by the
 * same strict reader as everything else. A section that nobody claims is refused.
 *
 * @param name its key in the file
 * @param type the record that it holds
 * @param <T> the same
 */
public record SettingsSection<T extends Record>(String name, Class<T> type) {}
