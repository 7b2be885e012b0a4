/**
 * Reads what was said, from WeCom's message archive: {@link
 * org.roomkeeper.wecom.archive.MessageArchive} is the port, {@link
 * org.roomkeeper.wecom.archive.ArchiveReader} the source on it. WeCom's closed library runs in
 * {@link org.roomkeeper.wecom.archive.FinanceWorker a process of its own}.
 */
@NullMarked
package org.roomkeeper.wecom.archive;

import org.jspecify.annotations.NullMarked;
