# One image for the web server and for the worker (CMD node --import tsx scripts/worker.ts).
# What is served is built in the first stage; the second carries the production dependencies alone.

FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY . .
# `generate` looks for this file but never runs it; without it the Prisma CLI would download a binary.
RUN PRISMA_SCHEMA_ENGINE_BINARY=/usr/local/bin/node npx prisma generate && npm run build

FROM node:22-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force

FROM node:22-bookworm-slim
ENV NODE_ENV=production PORT=3000 DATA_DIR=/data
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=packages /app/node_modules ./node_modules
# Prisma's client and the build are made from sources; the worker and the mails run from them.
COPY --from=build /app/.next ./.next
COPY --from=build /app/prisma ./prisma
COPY package.json tsconfig.json next.config.ts ./
COPY app ./app
COPY components ./components
COPY emails ./emails
COPY lib ./lib
COPY public ./public
COPY scripts ./scripts
USER node
VOLUME /data
EXPOSE 3000
# No HEALTHCHECK here: a worker from this image answers no requests. docker-compose.yml has one for the web server.
CMD ["node", "scripts/start.mjs", "--installed"]
