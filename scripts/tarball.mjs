// Writes the tarball that is published, and says where.
import { pack } from './pack.mjs';

console.log(pack(process.cwd()));
